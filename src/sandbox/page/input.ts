import { say, type Saying } from './api.js';
import { withPlaceholders } from './mentions.js';
import { createPopup, type Suggestion, type Suggestions } from './suggest.js';
import { suggestionsFor } from './suggestions.js';
import { reportProblem } from './toasts.js';
import { view } from './view.js';

const MOST_HEIGHT_PX = 140;
const MOST_REMEMBERED = 50;

export interface InputOptions {
  /** Where what is written goes. */
  readonly where: () => Omit<Saying, 'text' | 'from'>;
  /** Told when something has been sent. */
  readonly sent?: () => void;
}

const suggesting = new Set<() => void>();

/** What can be suggested has changed: the line in which somebody types shows it. */
export function suggestAgain(): void {
  for (const again of suggesting) again();
}

/** An input line that grows, suggests commands and people, remembers what was said, and sends by Enter. */
export function startInput(field: HTMLTextAreaElement, box: HTMLUListElement, options: InputOptions) {
  const said: string[] = [];
  let back = 0;
  let suggestions: Suggestions = { from: 0, to: 0, items: [] };

  const write = (text: string): void => {
    field.value = text;
    field.setSelectionRange(text.length, text.length);
    fit();
  };
  const fit = (): void => {
    field.style.height = 'auto';
    field.style.height = `${String(Math.min(field.scrollHeight + 2, MOST_HEIGHT_PX))}px`;
  };
  const pick = ({ insert }: Suggestion): void => {
    const { from, to } = suggestions;
    write(field.value.slice(0, from) + insert + field.value.slice(to));
    suggest();
    field.focus();
  };
  const popup = createPopup(box, field, pick);
  const suggest = (): void => {
    suggestions = suggestionsFor(field.value.slice(0, field.selectionStart));
    popup.show(suggestions.items);
  };

  const send = async (): Promise<void> => {
    const text = field.value.trim();
    if (text === '' || field.disabled) return;
    popup.show([]);
    write('');
    said.push(text);
    if (said.length > MOST_REMEMBERED) said.shift();
    back = said.length;
    try {
      await say({ ...options.where(), from: view.me, text: withPlaceholders(text) });
      options.sent?.();
    } catch (problem) {
      if (field.value === '') write(text);
      reportProblem(problem);
    }
  };
  /** What was said before, as long as nothing else has been typed. */
  const recall = (step: number): boolean => {
    const untouched = field.value === '' || field.value === said[back];
    const text = said[back + step];
    if (!untouched || (text === undefined && back + step !== said.length)) return false;
    back += step;
    write(text ?? '');
    return true;
  };

  suggesting.add(() => {
    if (document.activeElement === field) suggest();
  });
  field.addEventListener('input', () => {
    fit();
    suggest();
  });
  field.addEventListener('blur', () => {
    popup.show([]);
  });
  field.addEventListener('keydown', (event) => {
    if (event.isComposing || popup.takes(event)) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void send();
    }
    if (event.key === 'ArrowUp' && recall(-1)) event.preventDefault();
    if (event.key === 'ArrowDown' && recall(1)) event.preventDefault();
  });
  return {
    send,
    focus: (): void => {
      field.focus();
    },
    /** Puts another text into the line. @returns the one that stood there */
    swap: (text: string): string => {
      const stood = field.value;
      write(text);
      return stood;
    },
  };
}
