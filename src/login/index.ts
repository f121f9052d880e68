export { type JssdkRouterOptions, jssdkRouter } from './jssdk-router.js';
export { LoginError } from './login-error.js';
export type { WecomLoginOptions } from './login-options.js';
export { wecomLogin } from './wecom-login.js';
export type { WecomUser, WecomVisitor } from './wecom-user.js';
export { wecomUserOf } from './wecom-user-of.js';
