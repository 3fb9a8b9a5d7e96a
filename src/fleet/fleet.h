/* A fleet's database while it is open. */
#ifndef VSD_FLEET_FLEET_H
#define VSD_FLEET_FLEET_H

#include <sqlite3.h>

#include <vssdoc.h>

#include "base/arena.h"
#include "base/embedded.h"
#include "base/sha256.h"

enum vsd_fleet_statement {
    VSD_BEGIN,
    VSD_COMMIT,
    VSD_ROLLBACK,
    VSD_FORGET,
    VSD_SAME,
    VSD_SOURCE_OF,
    VSD_COPY,
    VSD_CAME,
    VSD_REPLACE,
    VSD_MACHINE,
    VSD_MACHINE_OF,
    VSD_CAPTURE,
    VSD_WRITER,
    VSD_COMPONENT,
    VSD_DEPENDENCY,
    VSD_FOLDER,
    VSD_FOLDER_OF,
    VSD_LIST,
    VSD_LIST_OF,
    VSD_LIST_ROW,
    VSD_FINDING,
    VSD_STATEMENTS /* how many there are */
};

struct vsd_known_capture;
struct vssdoc_fleet {
    sqlite3 *db;
    bool writing;
    char *path;
    char *machine;  /* of all captures that are added; NULL: as they tell */
    const char *const *operands;
    size_t n_operands;
    char today[16];
    sqlite3_stmt *statements[VSD_STATEMENTS];
    struct vsd_arena arena;
    char *there;    /* the source of what the last capture to be added is a copy of, or NULL */
    struct vsd_known_capture *known; /* when it was opened: never changed after */
};

/* What SQLite says, as an error about the database. */
enum vssdoc_status vsd_fleet_fail(struct vssdoc_fleet *fleet, struct vssdoc_error *error);
/* The SHA-256 of the digests of a capture's documents and their paths below the folder that holds them all:
 * wherever it lies, a copy has the same. False when memory runs out. */
bool vsd_fleet_content(const struct vssdoc_capture *capture, char out[VSD_SHA256_HEX]);
/* What a capture's machine is called by where the capture lies. NULL when memory runs out. */
const char *vsd_fleet_place(const struct vssdoc_fleet *fleet, struct vsd_arena *arena,
                         const char *source);
/* The day that the capture's folder or archive, or the nearest above that is named by one, is of:
 * "2026-01-04". */
enum { VSD_DAY = 11 };
bool vsd_fleet_day(const char *source, char out[VSD_DAY]);

#endif
