import { crc32 } from 'node:zlib';

/**
 * Small binary files for the tests. The Parquet ones hold three rows in two row groups
 * (review: text, stars: 32-bit integer, created: timestamp) and were written once by hyparquet-writer.
 */
export const snappyParquet = Buffer.from(
  'UEFSMRUGFUIVRlwVBBUAFQQVABUEFQAAAAMDH3gQAAAAQ3Jhc2hlcyBvbiBzdGFydAcAAABMb3ZlIGl0FQYVFBUYXBUEFQAV' +
    'BBUAFQQVAAAAAwMIHAEAAAAFAAAAFQYVJBUoXBUEFQAVBBUAFQQVAAAAAwMQPABFDg6OAQAAAKE0E44BAAAVBhUyFTZcFQIV' +
    'ABUCFQAVBBUAAAADARdYEwAAAFRvbyBzbG93IG9uIE1vbmRheXMVBhUMFRBcFQIVABUCFQAVBBUAAAADAQQMAgAAABUGFRQV' +
    'GFwVAhUAFQIVABUEFQAAAAMBCBwA/VoYjgEAABUEGUxIBHJvb3QVBgAVDCUCGAZyZXZpZXclAAAVAiUCGAVzdGFycwAVBCUC' +
    'GAdjcmVhdGVkJRIAFgYZLBk8JggcFQwZFQAZGAZyZXZpZXcVAhYEFmwWcCYIPDYAKAdMb3ZlIGl0GBBDcmFzaGVzIG9uIHN0' +
    'YXJ0ABkcFQYVABUCAAAAJngcFQIZFQAZGAVzdGFycxUCFgQWPhZCJng8NgAoBAUAAAAYBAEAAAAAGRwVBhUAFQIAAAAmugEc' +
    'FQQZFQAZGAdjcmVhdGVkFQIWBBZOFlImugE8NgAoCAChNBOOAQAAGAgARQ4OjgEAAAAZHBUGFQAVAgAAABb4ARYENoQCABk8' +
    'JowCHBUMGRUAGRgGcmV2aWV3FQIWAhZcFmAmjAI8NgAoEFRvbyBzbG93IG9uIE1vbmUYEFRvbyBzbG93IG9uIE1vbmQSEgAZ' +
    'HBUGFQAVAgAAACbsAhwVAhkVABkYBXN0YXJzFQIWAhY2Fjom7AI8NgAoBAIAAAAYBAIAAAAAGRwVBhUAFQIAAAAmpgMcFQQZ' +
    'FQAZGAdjcmVhdGVkFQIWAhY+FkImpgM8NgAoCAD9WhiOAQAAGAgA/VoYjgEAAAAZHBUGFQAVAgAAABbQARYCNtwBACgJaHlw' +
    'YXJxdWV0GTwcAAAcAAAcAAAA7gEAAFBBUjE=',
  'base64',
);
export const gzipParquet = Buffer.from(
  'UEFSMRUGFUIValwVBBUAFQQVABUEFQAAAAMDH4sIAAAAAAAAAxNgYGBwLkoszkgtVsjPUyguSSwqYWdgYPDJL0tVyCwBAP+I' +
    '7egfAAAAFQYVFBU8XBUEFQAVBBUAFQQVAAAAAwMfiwgAAAAAAAADY2RgYGBlYGAAAMUvVp4IAAAAFQYVJBVGXBUEFQAVBBUA' +
    'FQQVAAAAAwMfiwgAAAAAAAADY3Dl4+tjZGBgWGgiDKIBoW/xORAAAAAVBhUyFVpcFQIVABUCFQAVBBUAAAADAR+LCAAAAAAA' +
    'AAMTZmBgCMnPVyjOyS9XyM9T8M3PS0msLAYAgFDaMhcAAAAVBhUMFTRcFQIVABUCFQAVBBUAAAADAR+LCAAAAAAAAANjYmBg' +
    'AACXF02LBAAAABUGFRQVPFwVAhUAFQIVABUEFQAAAAMBH4sIAAAAAAAAA2P4GyXRx8jAAACd2EqRCAAAABUEGUxIBHJvb3QV' +
    'BgAVDCUCGAZyZXZpZXclAAAVAiUCGAVzdGFycwAVBCUCGAdjcmVhdGVkJRIAFgYZLBk8JggcFQwZFQAZGAZyZXZpZXcVBBYE' +
    'FmwWlAEmCDw2ACgHTG92ZSBpdBgQQ3Jhc2hlcyBvbiBzdGFydAAZHBUGFQAVAgAAACacARwVAhkVABkYBXN0YXJzFQQWBBY+' +
    'FmYmnAE8NgAoBAUAAAAYBAEAAAAAGRwVBhUAFQIAAAAmggIcFQQZFQAZGAdjcmVhdGVkFQQWBBZOFnAmggI8NgAoCAChNBOO' +
    'AQAAGAgARQ4OjgEAAAAZHBUGFQAVAgAAABb4ARYENuoCABk8JvICHBUMGRUAGRgGcmV2aWV3FQQWAhZcFoQBJvICPDYAKBBU' +
    'b28gc2xvdyBvbiBNb25lGBBUb28gc2xvdyBvbiBNb25kEhIAGRwVBhUAFQIAAAAm9gMcFQIZFQAZGAVzdGFycxUEFgIWNhZe' +
    'JvYDPDYAKAQCAAAAGAQCAAAAABkcFQYVABUCAAAAJtQEHBUEGRUAGRgHY3JlYXRlZBUEFgIWPhZmJtQEPDYAKAgA/VoYjgEA' +
    'ABgIAP1aGI4BAAAAGRwVBhUAFQIAAAAW0AEWAjbIAgAoCWh5cGFycXVldBk8HAAAHAAAHAAAAPIBAABQQVIx',
  'base64',
);

export type Cell = string | number | boolean | Date | null;

/** A workbook with the given sheets, as a spreadsheet program would save it. */
export function workbook(sheets: Readonly<Record<string, readonly (readonly Cell[])[]>>): Buffer {
  const names = Object.keys(sheets);
  const numbered = (template: (name: string, number: number) => string): string =>
    names.map((name, index) => template(name, index + 1)).join('');
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relation = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const files: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${numbered((name, number) => `<sheet name="${name}" sheetId="${number}" r:id="rId${number}"/>`)}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${relation}">${numbered((_, number) => `<Relationship Id="rId${number}" Type="${office}/worksheet" Target="worksheets/sheet${number}.xml"/>`)}<Relationship Id="rId99" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    // Style 1 is the built-in date format 14.
    'xl/styles.xml': `<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  };
  names.forEach((name, index) => {
    const rows = (sheets[name] ?? []).map(rowXml).join('');
    files[`xl/worksheets/sheet${index + 1}.xml`] =
      `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`;
  });
  return zip(files);
}

function rowXml(cells: readonly Cell[], index: number): string {
  const inner = cells.map((cell, column) =>
    cellXml(cell, `${String.fromCharCode(65 + column)}${index + 1}`),
  );
  return `<row r="${index + 1}">${inner.join('')}</row>`;
}

function cellXml(cell: Cell, reference: string): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${reference}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (cell instanceof Date) {
    const serial = (cell.getTime() - Date.UTC(1899, 11, 30)) / 86_400_000;
    return `<c r="${reference}" s="1"><v>${serial}</v></c>`;
  }
  const escaped = cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escaped}</t></is></c>`;
}

function zip(files: Readonly<Record<string, string>>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const path = Buffer.from(name);
    const data = Buffer.from(text);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), common, path, data]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), common, rest, path]));
    parts.push(local);
    offset += local.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, entries, end]);
}
