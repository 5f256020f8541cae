import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canMakeCertificates, makeCertificate } from '../../test/support/certificate';
import { addressesFor, namesOf } from './host-addresses.mjs';

const one = (address: string, internal = false, family: 'IPv4' | 'IPv6' = 'IPv4') => ({
  ...{ address, internal, netmask: '', mac: '', cidr: null },
  ...(family === 'IPv4' ? { family } : { family, scopeid: 0 }),
});
const interfaces = {
  lo: [one('127.0.0.1', true)],
  docker0: [one('172.17.0.1')],
  eth0: [one('192.168.1.20'), one('fe80::1', false, 'IPv6')],
};

describe('the addresses that a host gives to others', () => {
  it('are those of the local network, without loopback and what is inside of this machine', () => {
    expect(addressesFor({ port: 4180, listen: '0.0.0.0', interfaces })).toEqual(['http://192.168.1.20:4180/']);
  });

  it('are the one that is listened on, or none', () => {
    expect(addressesFor({ port: 80, listen: '10.0.0.5', interfaces })).toEqual(['http://10.0.0.5/']);
    expect(addressesFor({ port: 4180, listen: '127.0.0.1', interfaces })).toEqual([]);
    expect(addressesFor({ port: 4180, listen: '2001:db8::5', interfaces })).toEqual(['http://[2001:db8::5]:4180/']);
  });

  it('are first those that were stated, each once', () => {
    const stated = ['https://drills.example.com', 'http://192.168.1.20:4180/'];
    const found = addressesFor({ port: 4180, listen: '0.0.0.0', stated, interfaces });
    expect(found).toEqual(['https://drills.example.com/', 'http://192.168.1.20:4180/']);
    expect(namesOf(found)).toEqual(['drills.example.com', '192.168.1.20']);
  });

  it.runIf(canMakeCertificates())('are the names that the certificate stands for', () => {
    const folder = mkdtempSync(join(tmpdir(), 'hotwash-cert-'));
    const { cert } = makeCertificate(folder, [
      'DNS:localhost',
      'DNS:drills.corp.example',
      'DNS:*.corp.example',
      'IP:10.1.2.3',
    ]);
    expect(addressesFor({ port: 443, listen: '0.0.0.0', cert: readFileSync(cert), interfaces })).toEqual([
      'https://drills.corp.example/',
      'https://10.1.2.3/',
    ]);
    rmSync(folder, { recursive: true });
  });
});
