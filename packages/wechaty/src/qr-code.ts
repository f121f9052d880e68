import { toString as draw } from 'qrcode';

/** A QR code as an SVG picture. */
export function qrCodeSvg(content: string): Promise<string> {
  return draw(content, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
}

/** A QR code in half blocks, to be scanned off a terminal. */
export function qrCodeText(content: string): Promise<string> {
  return draw(content, { type: 'terminal', small: true, errorCorrectionLevel: 'L' });
}
