/** The menu in the card's upper right corner (右上角菜单). A click comes back as an event with the item's key. */
export interface CardActionMenu {
  /** What the menu is for. */
  readonly desc?: string;
  /** 1 to 3 items; 1 to 10 in a passive reply. */
  readonly actionList: readonly CardMenuAction[];
}

/** One item of a card's menu. */
export interface CardMenuAction {
  readonly text: string;
  /** Comes back as the event's key; at most 1024 bytes, unique within the menu. */
  readonly key: string;
}

interface ButtonFace {
  /** At most 10 characters advised. */
  readonly text: string;
  /** The look: 1 (the default) to 4. */
  readonly style?: 1 | 2 | 3 | 4;
}

/** A button that calls the app back. */
export interface CardCallbackButton extends ButtonFace {
  readonly type?: 0;
  /** Comes back as the event's key; at most 1024 bytes, unique within the card. */
  readonly key: string;
}

/** A button that opens a page. Page 90241 does not list it, so a passive reply may show it without its link. */
export interface CardUrlButton extends ButtonFace {
  readonly type: 1;
  readonly url: string;
}

/** One button of a button card, told apart by `type`: calls back (0 or absent) or opens a page (1). */
export type CardButton = CardCallbackButton | CardUrlButton;

/** One choice of a drop-down list. */
export interface CardOption {
  /** Comes back in the event's selected items; at most 128 bytes, unique within the list. */
  readonly id: string;
  /** At most 16 characters advised. */
  readonly text: string;
}

/** A drop-down list (下拉式的选择器), on its own on a button card, up to three of them on a multiple-choice card. */
export interface CardSelect {
  /** Comes back in the event's selected items; at most 1024 bytes, unique within the card. */
  readonly questionKey: string;
  /** Beside the list on a button card, above it on a multiple-choice card. */
  readonly title?: string;
  /** The option chosen at first; the first one by default and for an unknown id. */
  readonly selectedId?: string;
  /** 1 to 10 options. */
  readonly optionList: readonly CardOption[];
}

/** One choice of a vote. */
export interface CardCheckBoxOption {
  /** Comes back in the event's selected items; at most 128 bytes, unique within the list. */
  readonly id: string;
  /** At most 17 characters advised. */
  readonly text: string;
  /** Whether it is ticked at first. */
  readonly isChecked: boolean;
}

/** The choices of a vote (选择题样式). */
export interface CardCheckBox {
  /** Comes back in the event's selected items; at most 1024 bytes. */
  readonly questionKey: string;
  /** 0 one choice (the default), 1 several. */
  readonly mode?: 0 | 1;
  /** 1 to 20 options. */
  readonly optionList: readonly CardCheckBoxOption[];
}

/** The button that sends off what was chosen. */
export interface CardSubmitButton {
  /** At most 10 characters advised. */
  readonly text: string;
  /** Comes back as the event's key; at most 1024 bytes. */
  readonly key: string;
}

/** A choice that an updated card can show without letting anybody change it. */
export type Disableable<Choice> = Choice & {
  /** Whether the choice is locked; absent or `false` leaves it open. */
  readonly disable?: boolean;
};
