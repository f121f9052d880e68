import { integer } from './integer.js';

/** The app's id. The sample of `taskcard_click` spells the element `AgentId`. */
export const agentId = integer('AgentID', 'AgentId');
