import express from 'express';
import { openStore } from 'wecom-app-svr';
import { ApiKeys, customerRouter } from 'wecom-app-svr/gateway';
import { WechatyDriver } from 'wecom-app-svr-wechaty';

const driver = new WechatyDriver({
  library: '@juzi/wechaty', // or 'wechaty', the default
  puppet: '@juzi/wechaty-puppet-service',
  puppetOptions: { token: process.env.WECHATY_TOKEN },
  name: 'my-account', // keeps the login in my-account.memory-card.json
});
const router = customerRouter({ driver, keys: new ApiKeys(), backend: openStore('sqlite:data/customers.db') });

express().use('/contacts', router).listen(3000, '127.0.0.1');
