/** Turns the pages of a table, as clients do without asking anybody. */
export function turnTable(button: HTMLElement): void {
  const box = button.closest('.table-box');
  const bodies = [...(box?.querySelectorAll<HTMLElement>('tbody') ?? [])];
  const shown = bodies.findIndex((body) => !body.hidden);
  const next = shown + (button.dataset['turn'] === 'next' ? 1 : -1);
  if (box === null || bodies[next] === undefined) return;
  bodies.forEach((body, index) => (body.hidden = index !== next));
  const where = box.querySelector('.table-where');
  if (where !== null) where.textContent = `${String(next + 1)} / ${String(bodies.length)}`;
  for (const turn of box.querySelectorAll<HTMLButtonElement>('[data-turn]'))
    turn.disabled = turn.dataset['turn'] === 'next' ? next === bodies.length - 1 : next === 0;
}
