/** One state of one card, by a name that stands in addresses. */
export type GallerySample = readonly [name: string, card: object];

/** Samples that belong together. */
export interface GalleryGroup {
  readonly title: { readonly zh: string; readonly en: string };
  readonly samples: readonly GallerySample[];
}

/** The cards of the page `/cards`; whoever starts the sandbox hands them over. */
export type Gallery = () => readonly GalleryGroup[];

/** The same gallery, built at the first look and kept. */
export function keptGallery(build: Gallery = () => []): Gallery {
  let groups: readonly GalleryGroup[] | undefined;
  return () => (groups ??= build());
}

/** The card of a sample; undefined when there is none of that name. */
export function sampleCard(gallery: Gallery, name: string): object | undefined {
  return gallery()
    .flatMap(({ samples }) => samples)
    .find(([own]) => own === name)?.[1];
}
