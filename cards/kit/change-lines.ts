import { ROW_GAP, inlineTag, localTime } from './build.js';
import type { Acknowledged, ChangeView } from './change-view.js';
import {
  fromTo,
  isRename,
  names,
  namesShort,
  optionsLine,
  struck,
  value,
  type Reader,
} from './change-values.js';
import type { Markdown, Text } from './components.js';
import type { Detail } from './fit.js';
import { bothNamesPlain } from './names.js';
import { acknowledgedBy, acknowledgedShort } from './people.js';
import { LOOKS, REVERTED } from './severity.js';
import { code, escape, firstSaid, grey, join, markdown, note, same } from './text.js';

// A select shows one line of its options, on a phone some thirty letters of it.
const OPTION_GRAPHEMES = 20;
const OPTION_BYTES = 60;

/** Whether room is so short that even the gaps between the rows are too many bytes. */
export function isTight({ nameBytes }: Detail): boolean {
  return nameBytes < TIGHT_BYTES;
}

const TIGHT_BYTES = 24;

/** When a change was noticed (epoch milliseconds), and who looks after it: what a history says of it besides. */
export interface ChangeMoment {
  readonly at: number;
  readonly acknowledged?: Acknowledged | undefined;
}

/**
 * One change as a row: what happened and where, in the reader's language; below it the names, the id and old and new,
 * once, in a form that both readers understand. When room is short all of it is one text in both languages.
 */
export function changeRow(change: ChangeView, detail: Detail, moment?: ChangeMoment): Markdown[] {
  const acknowledged = moment?.acknowledged;
  if (!detail.tags) {
    const below = acknowledged ? [acknowledgedShort(acknowledged)] : [];
    const lines = [headlineShort(change, detail, moment), facts(change, 'both', detail), ...below];
    return [markdown(same(lines.join('<br>')), isTight(detail) ? {} : { margin: ROW_GAP })];
  }
  return [
    markdown(headline(change, detail, moment), { text_size: 'notation', margin: ROW_GAP }),
    markdown(
      // Values are words of one language each; where room begins to be short they stand once, in both.
      detail.picker
        ? { zh: facts(change, 'zh', detail), en: facts(change, 'en', detail) }
        : same(facts(change, 'both', detail)),
    ),
    ...(acknowledged ? [note(acknowledgedBy(acknowledged))] : []),
  ];
}

function headline(change: ChangeView, detail: Detail, moment: ChangeMoment | undefined): Text {
  const { severity, sign, what, place, reverted, snoozedUntil } = change;
  const { label, colour } = LOOKS[severity];
  const happened = (words: string): string =>
    `<font color='${reverted ? 'grey' : colour}'>**${escape(sign)}** ${words}</font>`;
  const parts: Text[] = [
    ...(moment ? [same(localPart(moment.at, 'time')), inlineTag(reverted ? 'neutral' : colour, label)] : []),
    { zh: happened(what.zh), en: happened(what.en) },
    ...(place && detail.picker ? [same(grey(`· ${placeName(place, detail)}`))] : []),
    ...(reverted ? [inlineTag('green', REVERTED)] : []),
    ...(snoozedUntil !== undefined ? [snoozed(snoozedUntil)] : []),
  ];
  return join(parts, ' ');
}

function headlineShort(change: ChangeView, detail: Detail, moment: ChangeMoment | undefined): string {
  const { severity, sign, what, place, reverted, snoozedUntil } = change;
  const { label } = LOOKS[severity];
  const parts = [
    ...(moment ? [localPart(moment.at, 'time'), `[${label.zh} ${label.en}]`] : []),
    `**${escape(sign)}** ${what.zh} ${what.en}`,
    ...(place ? [`· ${placeName(place, detail)}`] : []),
    ...(reverted ? [`[${REVERTED.zh} ${REVERTED.en}]`] : []),
    ...(snoozedUntil !== undefined ? [snoozedShort(snoozedUntil, detail)] : []),
  ];
  return parts.join(' ');
}

function snoozed(until: number): Text {
  const at = localTime(until);
  return { zh: grey(`· 静音至 ${at}`), en: grey(`· Snoozed until ${at}`) };
}

function snoozedShort(until: number, detail: Detail): string {
  return isTight(detail) ? '[静音 Snoozed]' : `静音至 Snoozed until ${localPart(until, 'date_num')}`;
}

function localPart(at: number, format: 'date_num' | 'time'): string {
  return `<local_datetime millisecond='${Math.round(at)}' format_type='${format}'></local_datetime>`;
}

function placeName({ id, name }: NonNullable<ChangeView['place']>, detail: Detail): string {
  return firstSaid(name.zh, name.en) !== '' ? namesShort(name, detail) : code(id);
}

/** The names, the id and what is different, a line each; what is as it was before again is grey. */
function facts(change: ChangeView, reader: Reader, detail: Detail): string {
  const lines = [subject(change, detail), ...differences(change, reader, detail)];
  return lines.map((line) => (change.reverted ? grey(line) : line)).join('<br>');
}

/** The names and the id; of a renamed thing the old names lead to the new ones. */
function subject(change: ChangeView, detail: Detail): string {
  const { name, id, place, from, to, sign, options, reverted } = change;
  const now = names(name, detail);
  const shown = from && isRename(change) ? `${value(from, 'both', detail)} → ${now}` : now;
  const gone = reverted === true || (sign === '−' && !to && !options);
  // In the headline the place stands in each language; where room begins to be short it stands here, once.
  const where = place && detail.tags && !detail.picker ? ` ${grey(`· ${placeName(place, detail)}`)}` : '';
  return `${gone ? struck(shown) : shown} ${code(id)}${where}`;
}

/** Old and new, and the options; nothing of a renamed thing, whose names say it already. */
function differences(change: ChangeView, reader: Reader, detail: Detail): string[] {
  const { from, to, reverted } = change;
  const values = from && isRename(change) ? '' : fromTo(change, reader, detail);
  const undone = reverted === true && to !== undefined && values !== '';
  return [undone ? struck(values) : values, optionsLine(change, detail)].filter((line) => line !== '');
}

/**
 * The changes as options of a select: sign and both names in short, in one form for both readers. Several changes of
 * the same thing are told apart by what happened, or by a number when room is short. Plain text.
 */
export function changeOptions(changes: readonly ChangeView[], { picker, nameBytes }: Detail): Text[] {
  const short = changes.map(
    ({ sign, name }) =>
      `${sign} ${bothNamesPlain(name, Math.min(nameBytes, OPTION_BYTES), OPTION_GRAPHEMES)}`,
  );
  const seen = new Map<string, number>();
  return changes.map(({ what }, index) => {
    const text = short[index] ?? '';
    if (short.indexOf(text) === short.lastIndexOf(text)) return same(text);
    const nth = (seen.get(text) ?? 0) + 1;
    seen.set(text, nth);
    return picker ? { zh: `${text} · ${what.zh}`, en: `${text} · ${what.en}` } : same(`${text} (${nth})`);
  });
}
