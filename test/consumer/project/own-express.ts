import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { WecomApp } from 'wecom-app-svr';

const wecom = new WecomApp().onText((message) => message.content).onEvent('enter_agent', () => 'Welcome!');

const server = createServer(express().use(express.json()).use('/wecom', wecom.router())).listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;
console.log(JSON.stringify({ callbackUrl: `http://127.0.0.1:${port}/wecom` }));
process.once('SIGTERM', () => process.exit(0));
