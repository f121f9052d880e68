export { GroupRobot } from './group-robot.js';
export type { RobotArticle, RobotCard, RobotMentions, RobotMessage } from './robot-message.js';
export type { GroupRobotOptions } from './robot-options.js';
