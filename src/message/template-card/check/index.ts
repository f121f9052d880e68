export type { CardProblem } from './card-problem.js';
export { checkTemplateCard, checkUpdateTemplateCard } from './check-template-card.js';
