export { type JssdkAgentConfig, JssdkApi, type JssdkApiOptions, type JssdkConfig } from './jssdk-api.js';
export { type SignUrlRequest, signUrl } from './sign-url.js';
