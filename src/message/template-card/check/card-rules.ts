/** What differs between the three ways on which a card reaches WeCom. */
export interface CardRules {
  /** Whether a card that calls back needs a task id. */
  readonly needsTaskId: boolean;
  /** Whether the button that sends off the choices must be there. */
  readonly needsSubmitButton: boolean;
  /**
   * Whether everything that a card of its type consists of must be there and every id be unique. The page on
   * passive replies leaves that open, and its own samples repeat an id.
   */
  readonly isComplete: boolean;
  /** The most items in the menu in the corner. */
  readonly maxMenuActions: number;
}

/** A card of `message/send`. */
export const SEND_RULES: CardRules = {
  needsTaskId: true,
  needsSubmitButton: true,
  isComplete: true,
  maxMenuActions: 3,
};

/** A card of `message/update_template_card`. */
export const UPDATE_RULES: CardRules = {
  needsTaskId: false,
  needsSubmitButton: false,
  isComplete: true,
  maxMenuActions: 3,
};

/** A card of the passive reply `update_template_card`. */
export const REPLY_RULES: CardRules = {
  needsTaskId: false,
  needsSubmitButton: false,
  isComplete: false,
  maxMenuActions: 10,
};
