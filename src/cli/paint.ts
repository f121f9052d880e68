import { styleText } from 'node:util';

type Format = Parameters<typeof styleText>[0];

/** Colours where they are wanted; elsewhere the text as it is. */
export class Paint {
  readonly isOn: boolean;

  constructor(isOn: boolean) {
    this.isOn = isOn;
  }

  good(text: string): string {
    return this.#style('green', text);
  }

  doubtful(text: string): string {
    return this.#style('yellow', text);
  }

  bad(text: string): string {
    return this.#style('red', text);
  }

  strong(text: string): string {
    return this.#style('bold', text);
  }

  faint(text: string): string {
    return this.#style('dim', text);
  }

  /** Whoever made a `Paint` has looked at the stream already. */
  #style(format: Format, text: string): string {
    return this.isOn ? styleText(format, text, { validateStream: false }) : text;
  }
}
