#!/usr/bin/env python3
"""Makes the files of this corpus that no text editor can: other encodings, archives, damaged bytes, bombs.

    corpus/remake.py            writes them all
    corpus/remake.py --check    writes nothing, exits 1 when a committed file differs

Everything else in the corpus is plain text and edited by hand. What is made here comes from text/ (UTF-8 sources that
are no fixtures themselves), from made/sql2012r2 and made/mywriter, and from the bytes below. The result is the
same on every run: times, owners and orders are fixed. Needs Python 3.9 or later and the command gcab.
"""
import bz2
import io
import os
import struct
import subprocess
import sys
import tarfile
import tempfile
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))
WHEN = 1707255007                       # 2024-02-06 21:30:07 UTC, for tar and the files in cabinets
DOS_TIME, DOS_DATE = 21 << 11 | 30 << 5 | 7 >> 1, (2024 - 1980) << 9 | 2 << 5 | 6
MIB = 1 << 20


def read(path):
    with open(os.path.join(HERE, path), 'rb') as f:
        return f.read()


def text(path):
    return read('text/' + path).decode('utf-8')


def folder(path):
    """the files of one folder, in the order in which DiskShadow numbers them"""
    def key(name):
        digits = ''.join(c for c in name if c.isdigit())
        return (not name.startswith('Manifest'), not name.startswith('BC'), int(digits or 0), name)
    names = set(os.listdir(os.path.join(HERE, path))) | {p[len(path) + 1:] for p in made if p.startswith(path + '/')}
    return [(n, made[path + '/' + n] if path + '/' + n in made else read(path + '/' + n)) for n in sorted(names, key=key)]


made = {}                               # path -> bytes, in the order of making


# ---- containers, written here so that neither a library's version nor the clock shows in them

def deflate(data):
    c = zlib.compressobj(9, zlib.DEFLATED, -15)
    return c.compress(data) + c.flush()


def deflate_run(head, chunk, times):
    """deflate of head + chunk * times without holding it; returns (compressed, crc, size)"""
    c = zlib.compressobj(9, zlib.DEFLATED, -15)
    out = c.compress(head) + c.flush(zlib.Z_FULL_FLUSH)
    once = c.compress(chunk) + c.flush(zlib.Z_FULL_FLUSH)
    crc = zlib.crc32(head)
    for _ in range(times):
        crc = zlib.crc32(chunk, crc)
    return out + once * times + b'\x03\x00', crc, len(head) + len(chunk) * times


def zip_file(members, comment=b''):
    """members: (name, data) or (name, dict of data/packed/method/crc/size/flags/attr)"""
    out, central = io.BytesIO(), io.BytesIO()
    for name, m in members:
        if not isinstance(m, dict):
            m = {'data': m}
        raw = name if isinstance(name, bytes) else name.encode('utf-8')
        data = m.get('data', b'')
        method = m.get('method', 8 if data or 'packed' in m else 0)
        packed = m.get('packed', deflate(data) if method == 8 else data)
        crc, size = m.get('crc', zlib.crc32(data)), m.get('size', len(data))
        flags = m.get('flags', 0) | (0 if raw.isascii() else 0x800)
        fields = struct.pack('<HHHHHIIIHH', 20, flags, method, DOS_TIME, DOS_DATE, crc, len(packed), size, len(raw), 0)
        central.write(b'PK\1\2' + struct.pack('<H', 20) + fields + struct.pack('<HHHII', 0, 0, 0, m.get('attr', 0), out.tell()) + raw)
        out.write(b'PK\3\4' + fields + raw + packed)
    start, directory = out.tell(), central.getvalue()
    n = len(members)
    out.write(directory + b'PK\5\6' + struct.pack('<HHHHIIH', 0, 0, n, n, len(directory), start, len(comment)) + comment)
    return out.getvalue()


def gz(data, packed=None, crc=None, size=None):
    return (b'\x1f\x8b\x08\0\0\0\0\0\x02\xff' + (deflate(data) if packed is None else packed) +
            struct.pack('<II', zlib.crc32(data) if crc is None else crc, (len(data) if size is None else size) & 0xffffffff))


def zst(data):
    """a zstd frame of stored blocks, and of one-byte runs where there are long ones"""
    out = b'\x28\xb5\x2f\xfd\xa0' + struct.pack('<I', len(data))
    size = 128 << 10
    for at in range(0, len(data), size) or [0]:
        block = data[at:at + size]
        last = at + size >= len(data)
        if len(block) > 1 and block == block[:1] * len(block):
            out += (len(block) << 3 | 1 << 1 | last).to_bytes(3, 'little') + block[:1]
        else:
            out += (len(block) << 3 | last).to_bytes(3, 'little') + block
    return out


def tar(members):
    """members: (name, data) or (name, dict of TarInfo fields and data)"""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode='w', format=tarfile.GNU_FORMAT) as t:
        for name, m in members:
            info = tarfile.TarInfo(name)
            info.mtime, info.mode = WHEN, 0o644
            data = m if isinstance(m, bytes) else m.get('data', b'')
            info.size = len(data)
            for k, v in {} if isinstance(m, bytes) else m.items():
                if k != 'data':
                    setattr(info, k, v)
            t.addfile(info, io.BytesIO(data))
    return out.getvalue()


def cab(members):
    with tempfile.TemporaryDirectory() as tmp:
        for name, data in members:
            path = os.path.join(tmp, name)
            with open(path, 'wb') as f:
                f.write(data)
            os.utime(path, (WHEN, WHEN))
        subprocess.run(['gcab', '-c', '-z', '-n', 'out.cab'] + [n for n, _ in members], cwd=tmp, check=True, stdout=subprocess.DEVNULL)
        with open(os.path.join(tmp, 'out.cab'), 'rb') as f:
            return f.read()


# ---- 1. documents in the encodings in which they are found

def u16(s, bom=False, tail=b'', big=False):
    codec = 'utf-16-be' if big else 'utf-16-le'
    return ('\ufeff' if bom else '').encode(codec) + s.encode(codec) + tail


def recoded():
    for name in ('sql2012r2', 'hyperv'):
        made['made/%s/Manifest.xml' % name] = u16(text('manifests/%s.xml' % name))
    for day in ('2024-05-01', '2024-05-08', '2024-05-15'):
        made['made/many/%s/Manifest.xml' % day] = u16(text('manifests/many-%s.xml' % day))
    made['made/transportable/atoll-t.xml'] = u16(text('transportable.xml'), tail=b'\0\0')
    made['made/vshadow-listing/wm3-utf16.txt'] = u16(read('made/vshadow-listing/wm3.txt').decode('utf-8'), bom=True)


def encodings():
    s = text('encodings.xml')
    d = '<?xml version="1.0" encoding="%s"?>\r\n'
    to = {
        'utf8': s.encode(),
        'utf8-bom': b'\xef\xbb\xbf' + s.encode(),
        'utf8-declared': (d % 'utf-8' + s).encode(),
        'utf8-declared-standalone': ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + s).encode(),
        'utf8-bom-declared': b'\xef\xbb\xbf' + (d % 'UTF-8' + s).encode(),
        'utf8-declared-utf16': (d % 'UTF-16' + s).encode(),
        'utf8-bom-declared-utf16': b'\xef\xbb\xbf' + (d % 'unicode' + s).encode(),
        'utf8-white-space-first': ('\r\n \t' + s).encode(),
        'utf8-white-space-before-declaration': ('\r\n' + d % 'utf-8' + s).encode(),
        'utf8-white-space-after': (s + '\r\n\r\n').encode(),
        'utf8-one-nul': s.encode() + b'\0',
        'utf8-many-nuls': s.encode() + b'\0' * 4096,
        'utf8-nul-and-line-end': s.encode() + b'\0\r\n',
        'utf16le': u16(s),
        'utf16le-bom': u16(s, bom=True),
        'utf16le-nul': u16(s, tail=b'\0\0'),
        'utf16le-bom-nul': u16(s, bom=True, tail=b'\0\0'),
        'utf16le-many-nuls': u16(s, tail=b'\0' * 4096),
        'utf16le-one-byte-nul': u16(s, tail=b'\0'),
        'utf16le-declared': u16(d % 'utf-16' + s),
        'utf16le-bom-declared': u16(d % 'UTF-16' + s, bom=True),
        'utf16le-declared-utf8': u16(d % 'utf-8' + s),
        'utf16le-bom-declared-utf8': u16(d % 'utf-8' + s, bom=True),
        'utf16le-white-space-first': u16('\r\n ' + s),
        'utf16be': u16(s, big=True),
        'utf16be-bom': u16(s, bom=True, big=True),
        'utf16be-declared': u16(d % 'utf-16' + s, big=True),
        'utf16be-declared-le': u16(d % 'utf-16le' + s, big=True),
        'windows-1252-declared': (d % 'windows-1252' + s).encode('cp1252'),
        'iso-8859-1-declared': (d % 'ISO-8859-1' + s).encode('latin-1'),
        'us-ascii-declared': (d % 'us-ascii' + s).encode('ascii', 'xmlcharrefreplace'),
        'single-quotes': s.replace('"', "'").encode(),
        'references': ''.join(c if c.isascii() else '&#x%X;' % ord(c) for c in s).encode(),
        'comments-and-instructions': s.replace('><', '><!-- c --><?i i?><').encode(),
        'indented-lf': s.replace('><', '>\n    <').encode(),
    }
    for name, data in to.items():
        made['made/encodings/%s.xml' % name] = data


# ---- 2. Windows Server Backup, VMware

def image_backup():
    host = 'made/windows-image-backup/WindowsImageBackup/HOST1/'
    runs = (('Backup 2024-03-17 190003', 1, '6b0e93d4-2c71-4f1a-a7d5-90b3e4c8f126', True),
            ('Backup 2024-03-24 190004', 2, 'd2487f0c-e6b9-4a33-8c05-17fa62d93b5e', False))
    for name, n, run, bom in runs:
        source = 'text/windows-image-backup/%d/' % n
        for f in sorted(os.listdir(os.path.join(HERE, source))):
            to = {'AdditionalFiles.xml': run + '_AdditionalFilesc3b9f3c7-5e52-4d5e-8b20-19adc95a34c7.xml', 'BackupSpecs.xml': 'BackupSpecs.xml'}.get(f, run + '_' + f)
            made[host + name + '/' + to] = u16(read(source + f).decode('utf-8'), bom)
    # the last sector of a fixed virtual disk, which says what the file is
    footer = struct.pack('>8sIIQI4sI4sQQIII16sB', b'conectix', 2, 0x10000, 0xffffffffffffffff, 763585203, b'wbe ', 0x60003, b'Wi2k', 0, 0, 0, 2, 0, bytes(range(16)), 0).ljust(512, b'\0')
    made[host + 'Backup 2024-03-17 190003/51db6c34-a28f-11e8-8043-806e6f6e6963.vhd'] = footer
    made[host + 'MediaId'] = bytes.fromhex('92c4e01a6f7d4b0e8a3159d2c7e0b864')
    made[host + 'Catalog/GlobalCatalog'] = b'\x01\0\0\0' + bytes(range(256)) + '<WRITER_METADATA is not here'.encode('utf-16-le')
    made[host + 'Catalog/BackupGlobalCatalog'] = b'\x01\0\0\0' + bytes(range(255, -1, -1))


def vmware():
    for n in (1, 2):
        source = 'text/vmware/%d' % n
        made['made/vmware/vm1-vss_manifests%d.zip' % n] = zip_file(folder(source))


# ---- 3. archives of healthy captures

def archives():
    sql, my = folder('made/sql2012r2'), folder('made/mywriter')
    to = 'made/archives/'
    made[to + 'sql2012r2.cab'] = cab(sql)
    made[to + 'sql2012r2.zip'] = zip_file(sql)
    made[to + 'sql2012r2.tar'] = tar(sql)
    made[to + 'sql2012r2.tar.gz'] = gz(made[to + 'sql2012r2.tar'])
    made[to + 'sql2012r2.tar.zst'] = zst(made[to + 'sql2012r2.tar'])
    made[to + 'top-folder.zip'] = zip_file([('sql2012r2/', b'')] + [('sql2012r2/' + n, d) for n, d in sql])
    made[to + 'backslashes.zip'] = zip_file([('sql2012r2\\' + n, d) for n, d in sql])
    made[to + 'zip-in-zip.zip'] = zip_file([('for support/sql2012r2.zip', made[to + 'sql2012r2.zip'])])
    made[to + 'cab-in-zip.zip'] = zip_file([('readme.txt', b'as asked\r\n'), ('sql2012r2.cab', made[to + 'sql2012r2.cab'])])
    made[to + 'two-captures.zip'] = zip_file([('sql2012r2/' + n, d) for n, d in sql] + [('mywriter/' + n, d) for n, d in my])
    made[to + 'two-captures.tar.gz'] = gz(tar([('./sql2012r2/' + n, d) for n, d in sql] + [('./mywriter/' + n, d) for n, d in my]))
    made[to + 'other-files.zip'] = zip_file([('notes.txt', b'mywriter, taken after the update\r\n'), ('photo.jpg', b'\xff\xd8\xff\xe0' + bytes(64)), ('empty.xml', b''),
                                             ('settings.xml', b'<settings><a/></settings>')] + my)


# ---- 4. broken: bytes and archives

def broken():
    ok, bcd = text('broken.xml'), text('broken-bcd.xml')
    b, name = ok.encode(), b'Broken Writer'
    def put(n, data):
        made['broken/' + n] = data
    def named(x):
        return b.replace(name, x)
    put('invalid-utf8-byte.xml', named(b'Broken \xfc Writer'))
    put('utf8-cut-sequence.xml', named(b'Broken \xe2\x82 Writer'))
    put('utf8-overlong.xml', named(b'Broken \xc0\xaf Writer'))
    put('utf8-surrogates.xml', named(b'Broken \xed\xa0\xbd\xed\xb8\x80 Writer'))
    put('utf8-beyond-10ffff.xml', named(b'Broken \xf4\x90\x80\x80 Writer'))
    put('utf8-cut-at-the-end.xml', named('Bücher'.encode())[:b.index(name) + 2])
    put('utf8-noncharacter-fffe.xml', named('Broken \ufffe Writer'.encode()))
    put('utf16-lone-high-surrogate.xml', u16(ok).replace(u16(' Writer'), b'\x3d\xd8' + u16(' Writer')))
    put('utf16-lone-low-surrogate.xml', u16(ok, bom=True).replace(u16(' Writer'), b'\0\xde' + u16(' Writer')))
    put('utf16-swapped-surrogates.xml', u16(ok).replace(u16(' Writer'), b'\0\xde\x3d\xd8' + u16(' Writer')))
    put('utf16-odd-length.xml', u16(ok)[:-1])
    put('utf16-odd-length-bom.xml', u16(ok, bom=True) + b'\x0d')
    put('utf16-truncated.xml', u16(ok)[:400])
    put('utf16-nul-in-the-middle.xml', u16(ok.replace('Broken Writer', 'Broken\0Writer')))
    put('utf16-bom-twice.xml', b'\xff\xfe' + u16(ok, bom=True))
    put('utf16-bom-wrong.xml', b'\xfe\xff' + u16(ok))
    put('utf16-then-utf8.xml', u16(ok[:300]) + ok[300:].encode())
    put('utf8-bom-then-utf16.xml', b'\xef\xbb\xbf' + u16(ok))
    put('nul-in-the-middle.xml', named(b'Broken\0Writer'))
    put('nul-between-elements.xml', b.replace(b'<RESTORE_METHOD', b'\0<RESTORE_METHOD'))
    put('nul-first.xml', b'\0' + b)
    put('document-after-nuls.xml', b + b'\0\0' + b)
    put('control-character-01.xml', named(b'Broken\x01Writer'))
    put('control-character-1b.xml', named(b'Broken\x1b[31mWriter'))
    put('control-character-0c-between.xml', b.replace(b'<RESTORE_METHOD', b'\x0c<RESTORE_METHOD'))
    put('declared-utf16-cut.xml', ('<?xml version="1.0" encoding="utf-16"?>' + ok).encode()[:200])
    put('windows-1252-undeclared.xml', named('Bücherei'.encode('cp1252')))
    put('only-bom-utf8.xml', b'\xef\xbb\xbf')
    put('only-bom-utf16le.xml', b'\xff\xfe')
    put('only-bom-utf16be.xml', b'\xfe\xff')
    put('only-nuls.xml', bytes(512))
    put('one-byte.xml', b'<')
    put('utf32le-bom.xml', b'\xff\xfe\0\0' + ok.encode('utf-32-le'))
    put('utf32be.xml', ok.encode('utf-32-be'))
    put('utf7.xml', ('<?xml version="1.0" encoding="utf-7"?>' + ok.replace('Broken Writer', 'B+APw-cher')).encode())
    put('ebcdic.xml', ('<?xml version="1.0" encoding="cp037"?>' + ok).encode('cp037'))
    put('binary.bin', bytes((i * 167 + 41) % 256 for i in range(1500)))
    put('image.png', b'\x89PNG\r\n\x1a\n' + struct.pack('>I4sIIBBBBB', 13, b'IHDR', 1, 1, 8, 2, 0, 0, 0) + b'\x90wS\xde' + struct.pack('>I4s', 0, b'IEND') + b'\xaeB`\x82')

    two = [('WM0.xml', b), ('BCDocument.xml', bcd.encode())]
    z, t, c = zip_file(two), tar(two), cab(two)
    put('zip-truncated.zip', z[:len(z) // 2])
    put('zip-no-directory.zip', z[:z.index(b'PK\1\2')])
    put('zip-directory-only.zip', z[z.index(b'PK\1\2'):])
    put('zip-empty.zip', zip_file([]))
    put('zip-zero-bytes.zip', b'')
    put('zip-is-text.zip', b'This is not a zip file.\r\n')
    put('zip-member-damaged.zip', zip_file([two[1], ('WM0.xml', {'data': b, 'packed': (lambda p: p[:60] + bytes(x ^ 0x55 for x in p[60:90]) + p[90:])(deflate(b))})]))
    put('zip-member-wrong-crc.zip', zip_file([two[1], ('WM0.xml', {'data': b, 'crc': 0x12345678})]))
    put('zip-member-cut-stream.zip', zip_file([two[1], ('WM0.xml', {'data': b, 'packed': deflate(b)[:-40]})]))
    put('zip-member-size-lies.zip', zip_file([two[1], ('WM0.xml', {'data': b, 'size': len(b) * 3})]))
    put('zip-member-encrypted.zip', zip_file([two[1], ('WM0.xml', {'data': b, 'packed': bytes(12) + deflate(b), 'flags': 1})]))
    put('zip-method-unknown.zip', zip_file([two[1], ('WM0.xml', {'data': b, 'packed': deflate(b), 'method': 77})]))
    put('zip-same-name-twice.zip', zip_file([two[1], two[0], ('WM0.xml', named(b'Second Writer'))]))
    put('zip-member-not-well-formed.zip', zip_file([two[1], ('WM0.xml', b[:-20]), ('WM1.xml', named(b'Healthy Writer'))]))
    put('zip-trailing-bytes.zip', z + b'\r\nsent from my telephone\r\n')
    put('zip-leading-bytes.zip', b'MZ' + bytes(510) + z)
    put('zip-folders-only.zip', zip_file([('a/', b''), ('a/b/', b'')]))
    put('cab-truncated.cab', c[:len(c) // 2])
    put('cab-header-only.cab', c[:36])
    put('cab-data-damaged.cab', c[:-60] + bytes(x ^ 0x55 for x in c[-60:-30]) + c[-30:])
    put('cab-length-lies.cab', c[:8] + struct.pack('<I', len(c) * 4) + c[12:])
    put('cab-is-text.cab', b'MSCF is how a cabinet begins.\r\n')
    put('tar-truncated.tar', t[:1024])
    put('tar-wrong-checksum.tar', t[:148] + b'0000000\0' + t[156:])
    put('tar-no-end.tar', t[:t.rindex(b'</BACKUP_COMPONENTS>') // 512 * 512 + 512])
    put('tar-gz-truncated.tar.gz', gz(t)[:300])
    put('tar-gz-wrong-crc.tar.gz', gz(t)[:-8] + b'\0\0\0\0' + gz(t)[-4:])
    put('tar-zst-truncated.tar.zst', zst(t)[:900])
    put('gz-of-document.xml.gz', gz(b))


# ---- 5. hostile: small files that ask for much

def hostile():
    w = text('hostile.xml')
    b, inner = w.encode(), '<BACKUP_LOCATIONS>'
    def put(n, data):
        made['hostile/' + n] = data
    def at(x):
        return w.replace(inner, inner + x).encode()
    deep = '<a>' * 100000 + '</a>' * 100000
    put('deep-100000.xml', at(deep))
    put('deep-100000-unclosed.zip', zip_file([('WM0.xml', at(deep)[:400000])]))
    put('deep-components-1000.xml', at('<FILE_GROUP componentName="x">' * 1000 + '</FILE_GROUP>' * 1000))
    digits = '0123456789abcdefghijklmnopqrstuvwxyz'
    put('attributes-50000.xml', w.replace('<FILE_LIST ', '<FILE_LIST ' + ''.join('z%s%s%s%s="" ' % tuple(digits[i // 36 ** k % 36] for k in (3, 2, 1, 0)) for i in range(50000))).encode())
    put('attribute-1-mib.zip', zip_file([('WM0.xml', w.replace('caption="Data"', 'caption="%s"' % ('Data ' * (MIB // 5))).encode())]))
    put('name-64-kib.xml', at('<%s/>' % ('N' * 65536)))
    put('siblings-100000.zip', zip_file([('WM0.xml', w.replace('</FILE_GROUP>', ''.join('<FILE_LIST path="D:\\%d" filespec="*"/>' % (i % 500) for i in range(100000)) + '</FILE_GROUP>').encode())]))
    put('comment-64-mib.zip', zip_file([('WM0.xml', (lambda p: {'packed': p[0], 'crc': p[1], 'size': p[2]})(deflate_run(b'<WRITER_METADATA><!--', b'x' * MIB, 64)))]))
    # bombs
    start = b'<WRITER_METADATA '
    packed, crc, size = deflate_run(start, b' ' * MIB, 272)
    put('bomb-272-mib-of-blanks.zip', zip_file([('WM0.xml', {'packed': packed, 'crc': crc, 'size': size})]))
    packed, crc, size = deflate_run(start, bytes(16 * MIB), 128)
    big = zip_file([('WM0.xml', {'packed': packed, 'crc': crc, 'size': size})])
    put('bomb-2-gib-in-zip.zip', zip_file([('metadata.zip', big)]))
    put('bomb-2-gib-size-hidden.zip', zip_file([('metadata.zip', zip_file([('WM0.xml', {'packed': packed, 'crc': crc, 'size': 500})]))]))
    c, out = bz2.BZ2Compressor(9), [b'']
    out.append(c.compress(start))
    for _ in range(128):
        out.append(c.compress(bytes(16 * MIB)))
    out.append(c.flush())
    put('bomb-2-gib-bzip2.zip', zip_file([('WM0.xml', {'packed': b''.join(out), 'method': 12, 'crc': crc, 'size': size})]))
    packed, crc, size = deflate_run(b'', bytes(MIB), 128)
    put('zeros-128-mib.gz', gz(b'', packed, crc, size))
    info = tarfile.TarInfo('WM0.xml')
    info.size, info.mtime = 8 << 30, WHEN
    packed, crc, size = deflate_run(info.tobuf(tarfile.GNU_FORMAT) + start, bytes(MIB), 64)
    put('tar-claims-8-gib.tar.gz', gz(b'', packed, crc, size))
    # a member that nobody wants, 8 GiB of zeros in blocks of four bytes each, packed once more
    info = tarfile.TarInfo('zeros.bin')
    info.size, info.mtime = 8 << 30, WHEN
    header = info.tobuf(tarfile.GNU_FORMAT)
    def block(kind, length, content, last=0):
        return struct.pack('<I', last | kind << 1 | length << 3)[:3] + content
    frame = b'\x28\xb5\x2f\xfd\x00\x38' + block(0, len(header), header)
    packed, crc, size = deflate_run(frame, block(1, 131072, b'\0') * 1024, 64)
    put('skipped-8-gib.tar.zst.gz', gz(b'', packed, crc, size))
    # nesting
    z = zip_file([('WM0.xml', b)])
    for level in range(8):
        z = zip_file([('level%d.zip' % level, z)])
    put('zip-9-deep.zip', z)
    z = zip_file([('WM0.xml', b)])
    for level in range(60):
        z = gz(z) if level % 2 else zip_file([('n.zip', z)])
    put('zip-and-gz-60-deep.zip.gz', z)
    # counts
    put('members-20000-in-zip.zip', zip_file([('members.zip', zip_file([('%x' % i, b'') for i in range(20000)]))]))
    put('members-20000.tar.gz', gz(tar([('%05d.xml' % i, b'') for i in range(20000)])))
    put('documents-2000.zip', zip_file([('metadata.zip', zip_file([('WM%d.xml' % i, {'data': b.replace(b'Hostile', b'Hostile%d' % i), 'method': 0}) for i in range(2000)]))]))
    # names
    names = ['../../etc/passwd', '../../../../../../../../tmp/WM1.xml', '/etc/passwd', '/WM2.xml', 'a/../../WM3.xml', './././WM4.xml', 'C:\\Windows\\WM5.xml', '..\\..\\WM6.xml', '\\\\vssdoc.invalid\\pub\\WM7.xml', 'CON', 'WM8.xml:stream', '-rf', ' ', 'x' * 240 + '.xml']
    put('names.tar', tar([(n, b.replace(b'Hostile', b'Hostile%d' % i)) for i, n in enumerate(names)]))
    put('names.zip', zip_file([(n, b.replace(b'Hostile', b'Hostile%d' % i)) for i, n in enumerate(names + ['', 'a\x1b[31mb.xml', 'line\nfeed.xml', 'bell\x07.xml', '\u202elmx.MW', b'nul\0byte.xml', b'\xff\xfe\xfa.xml', 'a/' * 500 + 'WM.xml'])]))
    link = lambda kind, to: {'type': kind, 'linkname': to}
    put('links.tar', tar([('WM0.xml', link(tarfile.SYMTYPE, '/etc/passwd')), ('WM1.xml', link(tarfile.SYMTYPE, 'WM1.xml')), ('out', link(tarfile.SYMTYPE, '../../..')), ('out/WM2.xml', b), ('WM3.xml', link(tarfile.LNKTYPE, '/etc/passwd')),
                          ('WM4.xml', link(tarfile.LNKTYPE, '../WM0.xml')), ('null', {'type': tarfile.CHRTYPE, 'devmajor': 1, 'devminor': 5}), ('disk', {'type': tarfile.BLKTYPE, 'devmajor': 8}), ('pipe', {'type': tarfile.FIFOTYPE}), ('folder.xml', {'type': tarfile.DIRTYPE, 'mode': 0o755}), ('real.xml', b)]))
    put('links.zip', zip_file([('WM0.xml', {'data': b'/etc/passwd', 'attr': 0o120777 << 16}), ('real.xml', b)]))


def main():
    for step in (recoded, encodings, image_backup, vmware, archives, broken, hostile):
        step()
    stale = 0
    for path, data in made.items():
        full = os.path.join(HERE, path)
        try:
            same = read(path) == data
        except FileNotFoundError:
            same = False
        if same:
            continue
        if '--check' in sys.argv[1:]:
            print('%s: not what remake.py makes' % path)
            stale = 1
            continue
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, 'wb') as f:
            f.write(data)
    return stale


if __name__ == '__main__':
    sys.exit(main())
