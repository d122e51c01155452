/** A sentence in both languages of the bot. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}
