export { type Agent, AgentApi, type AgentChange, type AgentSummary } from './agent-api.js';
export { IpApi } from './ip-api.js';
export { MenuApi } from './menu-api.js';
export type {
  ActionMenuButton,
  KeyMenuButton,
  Menu,
  MenuButton,
  MiniProgramMenuButton,
  SubMenuButton,
  ViewMenuButton,
} from './menu-button.js';
