import { dedent } from '../dedent.js';

export const ENV_EXAMPLE = dedent(`
  # Copy to .env, which git ignores, and fill in. Check with: npm run doctor

  # 企业ID: admin console > 我的企业
  WECOM_APP_CORP_ID=
  # AgentId and Secret: admin console > 应用管理 > the app. Needed to call the server API.
  WECOM_APP_AGENT_ID=
  WECOM_APP_SECRET=
  # Token and EncodingAESKey: the app > 接收消息 > 设置API接收. \`npx wecom-app-svr keygen\` makes a pair.
  WECOM_APP_TOKEN=
  WECOM_APP_AES_KEY=

  # Where the app listens: http://HOST:PORT/PATH is what the public callback URL must lead to.
  # WECOM_APP_HOST=0.0.0.0
  # WECOM_APP_PORT=5001
  # WECOM_APP_PATH=/wecom_app_cb

  # The server API: of the emulator, or of a private deployment (私有化部署).
  # WECOM_APP_API_BASE=http://127.0.0.1:5002
  # WECOM_APP_LOG_LEVEL=info
`);
