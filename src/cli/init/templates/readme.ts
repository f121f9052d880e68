import { dedent } from '../dedent.js';
import type { Project } from '../project.js';

/** How to go on from here. */
export function readme({ name }: Project): string {
  return dedent(`
    # ${name}

    An app in WeCom (企业微信自建应用), made with [wecom-app-svr](https://www.npmjs.com/package/wecom-app-svr).

    \`\`\`sh
    npm install
    npm test                # a conversation with the app, without account and network
    npm run dev             # the app, restarted when a file changes
    npm run emulator        # in a second terminal: a WeCom of your own, with a chat page
    \`\`\`

    | file | what it is |
    | --- | --- |
    | \`src/app.ts\` | the app: its handlers. Begin here |
    | \`src/main.ts\` | reads \`.env\` and listens |
    | \`test/app.test.ts\` | plays a member of the company and looks at the replies |
    | \`.env\` | the settings; random ones for the emulator at first |

    ## For real

    1. In the admin console (管理后台) create an app: 应用管理 > 自建 > 创建应用.
    2. Put 企业ID, AgentId and Secret into \`.env\`, and delete the three lines of the emulator (\`…_BASE\`).
    3. \`npm run build && npm start\` on a server that WeCom can reach.
    4. The app > 接收消息 > 设置API接收: enter \`https://YOUR-HOST/wecom_app_cb\`, and Token and EncodingAESKey from \`.env\`.
       \`npx wecom-app-svr verify https://YOUR-HOST/wecom_app_cb\` says beforehand whether it will be accepted.
    5. The app > 企业可信IP: enter the server's address. \`npm run doctor\` says which one that is, and what else is wrong.
  `);
}
