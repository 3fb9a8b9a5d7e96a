/* A unit: what of the operands can be read without the rest. */
#ifndef VSD_CAPTURE_UNIT_H
#define VSD_CAPTURE_UNIT_H

#include "capture/capture.h"
#include "source/parts.h"

enum vsd_unit_kind {
    VSD_UNIT_FILES, /* all operands that are files, which form one capture */
    VSD_UNIT_PART,  /* of an operand that is a place */
    VSD_UNIT_BYTES  /* in memory */
};

struct vsd_unit {
    enum vsd_unit_kind kind;
    const char *operand;          /* the place, what names the bytes, or all files with blanks between */
    size_t place;                 /* which of the operands in the order of reading, from 0 */
    bool whole;                   /* there is no other unit of its operand */
    const char *const *files;     /* of files: all of them */
    size_t n_files;
    struct vsd_source_part part;         /* of a place; its path is the unit's own */
    const void *bytes;
    size_t size;
};

/* Who is told what a unit holds, in order. Any status but VSSDOC_OK ends the reading with it. */
struct vsd_listener {
    void *context;
    /* A capture, which becomes the callee's even when it fails, and where it lies below the operand;
     * alone: there will be no other of this operand. It has no name yet: vsd_unit_name gives it. */
    enum vssdoc_status (*capture)(void *context, struct vssdoc_capture *capture, const char *place,
                                  bool alone);
    enum vssdoc_status (*problem)(void *context, const struct vssdoc_error *problem);
    /* NULL: not of interest. */
    enum vssdoc_status (*verbose)(void *context, const char *source, const char *message);
    /* So many documents and bytes more were read: a part of a document, or the rest of one. */
    void (*read)(void *context, unsigned documents, uint64_t bytes);
};

/* The first capture of a unit is handed over when there is a second, or at the end. */
enum vssdoc_status vsd_unit_read(const struct vsd_unit *unit, const struct vssdoc_limits *limits,
                                 const struct vssdoc_read_options *options,
                                 const struct vsd_listener *listener);

/* Names a capture: by where it lies, or as the operand where it is its only one. redaction may be
 * NULL. False when memory runs out. */
bool vsd_unit_name(const struct vsd_unit *unit, struct vssdoc_capture *capture, const char *place,
                   bool alone, struct vssdoc_redaction *redaction);

/* Tells of something that is wrong with the operand as a whole. */
enum vssdoc_status vsd_unit_problem(const struct vsd_unit *unit, enum vssdoc_status status,
                                    const char *message, const struct vsd_listener *listener);

/* Whether a file that begins so may be a document or a listing. */
bool vsd_may_be_wanted(const unsigned char *head, size_t size);

#endif
