import { X509Certificate } from 'node:crypto';
import { networkInterfaces } from 'node:os';

/** Interfaces of virtual machines, containers and tunnels: nobody in the office reaches this machine by them. */
const INSIDE = /^(docker|br-|veth|virbr|vmnet|vboxnet|utun|tun|tap|awdl|llw|cni|flannel|podman|lxc|zt|vEthernet)/i;

/**
 * The addresses that others open the page by, best first: those that were stated, then the names of the certificate, then
 * this machine's own in the local network.
 * @param {object} options
 * @param {number} options.port
 * @param {string} options.listen the address that is listened on
 * @param {readonly string[]} [options.stated]
 * @param {Buffer} [options.cert]
 * @param {NodeJS.Dict<import('node:os').NetworkInterfaceInfo[]>} [options.interfaces]
 * @returns {string[]} URLs ending with a slash; empty when only this machine is listened to
 */
export function addressesFor({ port, listen, stated = [], cert, interfaces = networkInterfaces() }) {
  const scheme = cert === undefined ? 'http' : 'https';
  const hosts = cert === undefined ? [] : certificateNames(cert);
  if (hosts.length === 0)
    hosts.push(...(listen === '0.0.0.0' || listen === '::' ? ownAddresses(interfaces) : [listen]));
  const found = hosts.filter((host) => !isLoopback(host)).map((host) => `${scheme}://${bracketed(host)}:${port}`);
  return [...new Set([...stated, ...found].map((url) => new URL(url).href))];
}

/**
 * The names that a page may be opened by besides figures and names of the local network.
 * @param {readonly string[]} addresses
 * @returns {string[]}
 */
export function namesOf(addresses) {
  return [...new Set(addresses.map((address) => new URL(address).hostname))];
}

/** @param {Buffer} cert PEM @returns {string[]} names and addresses that it stands for, without patterns */
function certificateNames(cert) {
  const names = (new X509Certificate(cert).subjectAltName ?? '').split(', ');
  return names.flatMap((name) => /^(?:DNS|IP Address):([^*]+)$/.exec(name)?.[1] ?? []);
}

/** @param {NodeJS.Dict<import('node:os').NetworkInterfaceInfo[]>} interfaces */
function ownAddresses(interfaces) {
  return Object.entries(interfaces).flatMap(([name, each]) =>
    INSIDE.test(name)
      ? []
      : (each ?? []).filter((one) => one.family === 'IPv4' && !one.internal).map((one) => one.address),
  );
}

/** @param {string} host */
function isLoopback(host) {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}

/** @param {string} host */
function bracketed(host) {
  return host.includes(':') ? `[${host}]` : host;
}
