#include "model/drives.h"

#include <string.h>

#include "base/guid.h"
#include "base/key.h"
#include "base/text.h"
#include "base/winpath.h"

struct vsd_drive_name {
    UT_hash_handle hh;
    struct vsd_key key;
    struct vsd_drive *drive;
};

enum { STATE_ABORTED = 13 }; /* VSS_SNAPSHOT_STATE */
enum { LEVELS = 64 }; /* of a path; mounted folders do not lie deeper */

/* ---- names ---- */

static struct vsd_drive *find(const struct vsd_drives *drives, struct vsd_key key)
{
    struct vsd_drive_name *name = NULL;
    HASH_FIND(hh, drives->names, &key, sizeof key, name);
    return name != NULL ? name->drive : NULL;
}

/* Whether there was the memory for a piece. */
static bool got(struct vsd_drives *drives, const void *piece)
{
    drives->no_memory = drives->no_memory || piece == NULL;
    return piece != NULL;
}

static bool name_it(struct vsd_drives *drives, struct vsd_key key, struct vsd_drive *drive)
{
    if (find(drives, key) != NULL)
        return true;
    struct vsd_drive_name *name = vsd_arena_alloc(&drives->arena, sizeof *name);
    if (name == NULL)
        return got(drives, NULL);
    *name = (struct vsd_drive_name){.key = key, .drive = drive};
    HASH_ADD(hh, drives->names, key, sizeof name->key, name);
    return got(drives, name->hh.tbl);
}

static struct vsd_drive *add(struct vsd_drives *drives, const char *name, size_t length)
{
    struct vsd_drive *drive = vsd_arena_alloc(&drives->arena, sizeof *drive);
    if (!got(drives, drive))
        return NULL;
    drive->name = vsd_arena_copy(&drives->arena, name, length);
    if (!got(drives, drive->name))
        return NULL;
    if (drives->last != NULL)
        drives->last->next = drive;
    else
        drives->first = drive;
    drives->last = drive;
    return drive;
}

/* "C:\" for "c:", 26 for no letter */
static size_t letter_of(const char *path)
{
    char letter = vsd_winpath_drive(path, NULL);
    return letter != '\0' ? (size_t)(letter - 'A') : 26;
}

static bool add_folder(struct vsd_drives *drives, struct vsd_drive *drive, const char *path,
                       size_t length)
{
    struct vsd_mount_folder *folder = vsd_arena_alloc(&drives->arena, sizeof *folder);
    if (!got(drives, folder))
        return false;
    folder->path = vsd_arena_copy(&drives->arena, path, length);
    folder->next = drive->folders;
    drive->folders = folder;
    drives->folders = true;
    return got(drives, folder->path);
}

/* The volume mounted at the first length bytes of a path. */
static struct vsd_drive *mounted_at(struct vsd_drives *drives, const char *path, size_t length)
{
    while (length > 0 && path[length - 1] == '\\')
        length--;
    size_t letter = letter_of(path);
    bool whole = length == 2 && letter < 26;
    struct vsd_drive *drive = NULL;
    if (whole && drives->letters[letter] != NULL)
        return drives->letters[letter];
    struct vsd_key key = vsd_winpath_key_of(path, length);
    drive = find(drives, key);
    if (drive != NULL)
        return drive;
    char root[3] = {(char)('A' + (letter < 26 ? letter : 0)), ':', '\0'};
    drive = add(drives, whole ? root : path, length);
    if (drive == NULL || !name_it(drives, key, drive))
        return NULL;
    drive->has_mount = true;
    if (whole)
        drives->letters[letter] = drive;
    else if (!add_folder(drives, drive, path, length))
        return NULL;
    return drive;
}

static struct vsd_drive *of_guid(struct vsd_drives *drives, const struct vssdoc_guid *guid)
{
    struct vsd_drive *drive = find(drives, vsd_guid_key(guid));
    if (drive != NULL)
        return drive;
    char id[VSD_GUID_TEXT], name[VSD_GUID_TEXT + 16] = "\\\\?\\Volume{";
    vssdoc_guid_format(guid, id);
    strcat(name, id);
    strcat(name, "}");
    drive = add(drives, name, strlen(name));
    if (drive == NULL || !name_it(drives, vsd_guid_key(guid), drive))
        return NULL;
    drive->has_guid = true;
    return drive;
}

enum { SHARE = 512 };

/* Writes the share of "\\server\share\…" or "\\?\UNC\server\share\…"; the result is how much of the
 * path names it, 0 when none of it does. */
static size_t share_name(const char *path, char out[SHARE])
{
    const char *rest = vsd_rest_folded(path, "\\\\?\\UNC\\");
    const char *server = rest != NULL ? rest : path + 2;
    size_t length = strcspn(server, "\\");
    if (length == 0 || server[length] == '\0' || server[length + 1] == '\0')
        return 0;
    length += 1 + strcspn(server + length + 1, "\\");
    if (length + 3 > SHARE)
        return 0;
    memcpy(out, "\\\\", 2);
    memcpy(out + 2, server, length);
    out[length + 2] = '\0';
    return (size_t)(server - path) + length;
}

/* NULL also when the path names none. */
static struct vsd_drive *of_share(struct vsd_drives *drives, const char *path)
{
    char name[SHARE];
    if (share_name(path, name) == 0)
        return NULL;
    struct vsd_key key = vsd_winpath_key(name);
    struct vsd_drive *drive = find(drives, key);
    if (drive != NULL)
        return drive;
    drive = add(drives, name, strlen(name));
    if (drive == NULL || !name_it(drives, key, drive))
        return NULL;
    drive->share = true;
    return drive;
}

/* ---- making ---- */

static bool add_listed(struct vsd_drives *drives, const struct vssdoc_volume *volume)
{
    struct vsd_drive *drive = volume->mount != NULL
                                  ? mounted_at(drives, volume->mount, strlen(volume->mount))
                                  : of_guid(drives, &volume->guid);
    if (drive == NULL)
        return false;
    drive->listed = drive->has_guid = true;
    return name_it(drives, vsd_guid_key(&volume->guid), drive);
}

/* A volume's own name: "C:\", "C:\Mounted\" or "\\?\Volume{…}\", nothing below it; or a share's. */
static bool add_snapshot(struct vsd_drives *drives, const char *volume, bool given_up,
                         bool *understood)
{
    enum vsd_winpath_kind kind = volume != NULL ? vsd_winpath_kind(volume) : VSD_PATH_EMPTY;
    struct vssdoc_guid guid;
    struct vsd_drive *drive = NULL;
    if (kind == VSD_PATH_DRIVE) {
        if (vsd_rest_folded(volume, "\\\\?\\") != NULL)
            volume += 4;
        drive = mounted_at(drives, volume, strlen(volume));
    } else if (kind == VSD_PATH_VOLUME && vsd_guid_in_braces(volume, &guid) != NULL) {
        drive = of_guid(drives, &guid);
    } else if (kind == VSD_PATH_UNC) {
        drive = of_share(drives, volume);
        *understood = *understood && drive != NULL;
        if (drive != NULL) {
            drive->in_set = !given_up;
            drive->given_up = given_up;
        }
        return true;
    } else {
        *understood = false;
        return true;
    }
    if (drive == NULL)
        return false;
    drive->in_set = drive->in_set || !given_up;
    drive->given_up = given_up;
    drives->guid_only = drives->guid_only || (!drive->has_mount && !drive->listed);
    drives->mount_only = drives->mount_only || !drive->has_guid;
    return true;
}

static bool add_snapshots(struct vsd_drives *drives, const struct vssdoc_capture *capture)
{
    const struct vssdoc_backup_components *bcd = capture->backup_components;
    const struct vssdoc_shadow_copy *copy =
        capture->manifest != NULL ? capture->manifest->shadow_copies : NULL;
    const struct vssdoc_snapshot *snapshot =
        bcd != NULL && bcd->snapshot_set != NULL ? bcd->snapshot_set->snapshots : NULL;
    bool understood = copy != NULL || snapshot != NULL, enough = true;
    if (copy != NULL && bcd != NULL && bcd->snapshot_set_id.valid &&
        capture->manifest->snapshot_set_id.valid &&
        !vssdoc_guid_equal(&bcd->snapshot_set_id, &capture->manifest->snapshot_set_id))
        return true; /* another backup's manifest */
    if (copy != NULL)
        for (; copy != NULL && enough; copy = copy->next)
            enough = add_snapshot(drives, copy->original_volume, false, &understood);
    else
        for (; snapshot != NULL && enough; snapshot = snapshot->next)
            enough = add_snapshot(drives, snapshot->original_volume,
                                  snapshot->state == STATE_ABORTED, &understood);
    drives->known = understood;
    return enough;
}

static bool add_told(struct vsd_drives *drives, const char *const *volumes)
{
    bool understood = true, enough = true;
    for (; *volumes != NULL && enough; volumes++)
        enough = add_snapshot(drives, *volumes, false, &understood);
    drives->known = true;
    return enough;
}

/* "C:\Mounted=E:": the two names are of one volume. */
static bool add_mounts(struct vsd_drives *drives, const char *const *mounts)
{
    for (; mounts != NULL && *mounts != NULL; mounts++) {
        const char *equals = strchr(*mounts, '=');
        struct vssdoc_guid guid;
        if (equals == NULL)
            continue;
        struct vsd_drive *drive =
            vsd_winpath_kind(equals + 1) == VSD_PATH_VOLUME &&
                    vsd_guid_in_braces(equals + 1, &guid) != NULL
                ? of_guid(drives, &guid)
                : mounted_at(drives, equals + 1, strlen(equals + 1));
        size_t length = (size_t)(equals - *mounts);
        while (length > 0 && (*mounts)[length - 1] == '\\')
            length--;
        if (drive == NULL || !name_it(drives, vsd_winpath_key_of(*mounts, length), drive) ||
            !add_folder(drives, drive, *mounts, length))
            return false;
        drive->has_mount = true;
        const char root[3] = {(*mounts)[0], (*mounts)[1], '\0'};
        size_t letter = length == 2 ? letter_of(root) : 26;
        if (letter < 26 && drives->letters[letter] == NULL)
            drives->letters[letter] = drive;
    }
    return true;
}

bool vsd_drives_make(struct vsd_drives *drives, const struct vssdoc_capture *capture,
                     const struct vsd_drives_told *told)
{
    *drives = (struct vsd_drives){.names = NULL};
    size_t n;
    const struct vssdoc_volume *volumes = vssdoc_volumes(capture, &n);
    drives->listed = n > 0;
    for (size_t i = 0; i < n; i++)
        if (!add_listed(drives, &volumes[i]))
            return false;
    if (told != NULL && !add_mounts(drives, told->mounts))
        return false;
    return told != NULL && told->volumes != NULL ? add_told(drives, told->volumes)
                                                 : add_snapshots(drives, capture);
}

void vsd_drives_free(struct vsd_drives *drives)
{
    HASH_CLEAR(hh, drives->names);
    vsd_arena_free(&drives->arena);
}

/* ---- asking ---- */

const struct vsd_drive *vsd_drives_first(const struct vsd_drives *drives)
{
    return drives->first;
}

/* Length of "C:\ClusterStorage\Volume1" where a path begins so: a cluster shared volume, which no
 * list names. Else 0. */
static size_t shared_volume(const char *path)
{
    const char *rest = vsd_rest_folded(path + 2, "\\ClusterStorage\\");
    return rest == NULL || *rest == '\0' ? 0 : (size_t)(rest - path) + strcspn(rest, "\\");
}

/* The volume mounted in a folder of a path, and the length of that folder. */
static struct vsd_drive *in_folder(const struct vsd_drives *drives, const char *path, size_t *length)
{
    *length = strlen(path);
    for (unsigned level = 0; drives->folders && level < LEVELS && *length > 2; level++) {
        struct vsd_drive *drive = find(drives, vsd_winpath_key_of(path, *length));
        if (drive != NULL)
            return drive;
        *length = vsd_winpath_parent(path, *length);
    }
    return NULL;
}

static struct vsd_drive *on_drive(struct vsd_drives *drives, const char *path)
{
    size_t length, shared = shared_volume(path);
    struct vsd_drive *drive = in_folder(drives, path, &length);
    return drive != NULL ? drive : mounted_at(drives, path, shared > 0 ? shared : 2);
}

const struct vsd_drive *vsd_drive_find(const struct vsd_drives *drives, const char *path,
                                       size_t *root)
{
    struct vssdoc_guid guid;
    char share[SHARE];
    const char *behind;
    const struct vsd_drive *drive = NULL;
    *root = 0;
    switch (vsd_winpath_kind(path)) {
    case VSD_PATH_DRIVE: {
        size_t skipped = path[0] == '\\' ? 4 : 0, length;
        size_t shared = shared_volume(path + skipped), letter = letter_of(path);
        drive = in_folder(drives, path + skipped, &length);
        if (drive == NULL && shared == 0) {
            drive = drives->letters[letter];
            length = 2;
        } else if (drive == NULL) {
            length = shared;
        }
        *root = skipped + length;
        return drive;
    }
    case VSD_PATH_VOLUME:
        behind = vsd_guid_in_braces(path, &guid);
        if (behind == NULL)
            return NULL;
        *root = (size_t)(behind - path);
        return find(drives, vsd_guid_key(&guid));
    case VSD_PATH_UNC:
        *root = share_name(path, share);
        return *root > 0 ? find(drives, vsd_winpath_key(share)) : NULL;
    default:
        return NULL;
    }
}

struct vsd_drive *vsd_drive_of(struct vsd_drives *drives, const char *path, bool *assumed)
{
    bool from_variable = false;
    struct vssdoc_guid guid;
    struct vsd_drive *drive = NULL;
    if (path == NULL)
        return NULL;
    switch (vsd_winpath_kind(path)) {
    case VSD_PATH_DRIVE:
        drive = on_drive(drives, vsd_rest_folded(path, "\\\\?\\") != NULL ? path + 4 : path);
        break;
    case VSD_PATH_VARIABLE: {
        char root[3] = {vsd_winpath_drive(path, &from_variable), ':', '\0'};
        if (root[0] != '\0')
            drive = mounted_at(drives, root, 2);
        break;
    }
    case VSD_PATH_VOLUME:
        if (vsd_guid_in_braces(path, &guid) != NULL)
            drive = of_guid(drives, &guid);
        break;
    case VSD_PATH_UNC:
        drive = of_share(drives, path);
        break;
    default:
        break;
    }
    if (assumed != NULL)
        *assumed = from_variable;
    return drive;
}

bool vsd_drive_outside(const struct vsd_drives *drives, const struct vsd_drive *drive)
{
    if (!drives->known || drive->in_set || drive->given_up)
        return false;
    if (drive->share)
        return true;
    if (!drive->has_guid && drives->guid_only)
        return false;
    return drive->has_mount || drive->listed || !drives->mount_only;
}
