export { packageSpec } from './package-spec.js';
export type { Project } from './project.js';
export { projectFiles } from './project-files.js';
export { projectName } from './project-name.js';
export { writeProject } from './write-project.js';
