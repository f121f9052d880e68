// For a server of your own (Koa, Fastify, a function in the cloud): each takes plain values and answers plain values.

// What these throw.
export { CallbackError, type CallbackErrorCode, ConfigError, WecomError } from '../errors/index.js';
// Prepared once per app, for speed.
export { CallbackCrypto, type CallbackCryptoOptions, type SignedCiphertext } from './callback-crypto.js';
export { CallbackKeyring, type CallbackKeyringOptions, type KeyringMatch } from './callback-keyring.js';
// The single steps.
export { type CallbackQuery, type RawQuery, readCallbackQuery, readEchoStr } from './callback-query.js';
export { decryptMessage } from './decrypt-message.js';
export { decodeEncodingAESKey, encodingAESKeyProblem } from './encoding-aes-key.js';
export { encryptMessage } from './encrypt-message.js';
export { createFrameCipher, createPlainFrameCipher, type FrameCipher } from './frame-cipher.js';
export { buildPlainFrame, type FrameProblem, type PlainFrame, readPlainFrame } from './plain-frame.js';
export { fillRandom, randomUint32 } from './random.js';
export { readEnvelope } from './read-envelope.js';
export { signature, signatureMatches } from './signature.js';
export { verifyUrl } from './verify-url.js';
export { writeEnvelope } from './write-envelope.js';
