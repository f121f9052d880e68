export { followLoginLink } from './follow-login-link.js';
export { loginMount } from './login-mount.js';
