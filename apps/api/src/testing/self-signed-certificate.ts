import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

/** A certificate for this machine that signs itself, and its key, both as PEM; it holds for a day. */
export function selfSignedCertificate(): { cert: string; key: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const content = contentOf(publicKey);
  const signature = bits(sign('sha256', content, privateKey));
  const der = sequence(content, signedBySha256, signature);
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function contentOf(publicKey: KeyObject): Buffer {
  const name = sequence(element(0x31, sequence(commonName, element(0x0c, 'localhost'))));
  const names = sequence(element(0x82, 'localhost'), element(0x87, Buffer.from([127, 0, 0, 1])));
  return sequence(
    element(0xa0, element(0x02, Buffer.from([2]))),
    element(0x02, Buffer.from([1])),
    signedBySha256,
    name,
    sequence(time(-3_600_000), time(86_400_000)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    element(0xa3, sequence(sequence(alternativeNames, element(0x04, names)))),
  );
}

/** One element of DER: what it is, how long, and what is in it. */
function element(tag: number, ...contents: (Buffer | string)[]): Buffer {
  const content = Buffer.concat(contents.map((each) => Buffer.from(each)));
  const { length } = content;
  const size = length < 0x80 ? [length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function sequence(...contents: Buffer[]): Buffer {
  return element(0x30, ...contents);
}

function bits(content: Buffer): Buffer {
  return element(0x03, Buffer.from([0]), content);
}

function time(millisecondsFromNow: number): Buffer {
  const at = new Date(Date.now() + millisecondsFromNow).toISOString();
  return element(0x17, `${at.slice(2, 19).replaceAll(/\D/g, '')}Z`);
}

const commonName = Buffer.from('0603550403', 'hex');
const alternativeNames = Buffer.from('0603551d11', 'hex');
const signedBySha256 = sequence(Buffer.from('06082a8648ce3d040302', 'hex'));
