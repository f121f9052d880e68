import { config as loadDotenv } from 'dotenv';

/** Whether any setting of an app is in the environment, or in `.env`, which is read here. */
export function hasAccount(): boolean {
  loadDotenv({ quiet: true });
  return Object.keys(process.env).some((name) => name.startsWith('WECOM_APP_'));
}
