/** The callback settings of every contender: the worked example of the WeCom docs, page 90968. */
export const SETTINGS = {
  corpId: 'wx5823bf96d3bd56c7',
  agentId: '218',
  token: 'QDG6eK',
  encodingAESKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
  path: '/wecom_app_cb',
} as const;

/** Connections kept open by the load generator; each sends its next callback when the last one is answered. */
export const CONNECTIONS = 50;
