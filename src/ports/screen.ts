/** How words stand out on a terminal; each function returns its text, with or without colour. */
export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly warn: (text: string) => string;
  readonly accent: (text: string) => string;
}

/** Where progress is shown: lines that stay and, on a terminal, an area below them that is drawn again and again. */
export interface Screen {
  readonly paint: Paint;
  /** Whether an area is drawn: then what runs is seen there, and lines tell only what is over. */
  readonly live: boolean;
  /** Prints one line that stays. The text has no line breaks. */
  readonly line: (text: string) => void;
  /**
   * Names what stands below the lines while something runs; without a terminal nothing is ever drawn.
   * `draw` gets the room in columns and lines and the time in milliseconds since 1970-01-01 UTC.
   */
  readonly area: (draw: (room: Room) => readonly string[]) => void;
  /** Takes the area away and lets every waiting line out. */
  readonly close: () => void;
  /** Time of day of a moment (milliseconds since 1970-01-01 UTC), `12:03:04`, in the zone of the reader. */
  readonly timeOfDay: (at: number) => string;
}

export interface Room {
  readonly columns: number;
  readonly rows: number;
  readonly now: number;
}
