import './shell/base.css';
import { effect } from '@preact/signals';
import { render } from 'preact';
import { locale, t } from './i18n/index.js';
import { App } from './shell/app.js';
import { followWorld, keepOpen, trackReading, unreadTotal } from './state/index.js';

const root = document.getElementById('root');
if (root !== null) render(<App />, root);

followWorld();
keepOpen();
trackReading();
effect(() => {
  document.documentElement.lang = locale();
  document.title = unreadTotal.value > 0 ? `(${unreadTotal.value}) ${t().pageTitle}` : t().pageTitle;
});
