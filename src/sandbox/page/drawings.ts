/** Small line drawings on a 24 x 24 grid, in the colour of the text around them. */
const PATHS = {
  bot: 'M6 9h12v9H6zM12 9V5M12 4.5h.01M9.5 12.5v1.5M14.5 12.5v1.5M3.5 12.5v2.5M20.5 12.5v2.5',
  reply: 'M10 6 4 12l6 6M4 12h9a7 7 0 0 1 7 7',
  thread: 'M4 5h16v11h-8l-5 4v-4H4zM8 9h8M8 12.5h5',
  copy: 'M9 9h11v11H9zM15 9V4H4v11h5',
} as const;

const SVG = 'http://www.w3.org/2000/svg';

/** One of the drawings; what it means has to be said beside it. */
export function drawing(name: keyof typeof PATHS): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'drawing');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}
