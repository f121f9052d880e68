import '../../../emulator/page/shell/base.css';
import './shell/page.css';
import { render } from 'preact';
import { followLanguage } from './i18n/index.js';
import { App } from './shell/app.js';
import { readDescription } from './state/index.js';

const root = document.getElementById('root');
if (root !== null) render(<App />, root);

followLanguage();
void readDescription();
