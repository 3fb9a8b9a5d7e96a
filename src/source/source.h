/* Anything a capture comes in, as named streams of bytes. Knows nothing of XML. */
#ifndef VSD_SOURCE_SOURCE_H
#define VSD_SOURCE_SOURCE_H

#include <vssdoc.h>

enum { VSD_HEAD = 64 * 1024 }; /* so much of a file is looked at before it is read */

enum vsd_interest {
    VSD_SKIP,  /* list the file, do not read it */
    VSD_READ,  /* read it whole */
    VSD_SPLIT  /* read it whole: a listing that holds several documents */
};

/* A file, an archive's member, or a document inside a listing. */
struct vsd_item {
    const char *path;           /* below the operand; "" for an operand that is a file itself */
    const unsigned char *bytes; /* NULL when it was skipped or failed */
    size_t size;                /* of bytes */
    uint64_t stored;            /* bytes of the whole file as stored, 0 if not known */
    uint64_t offset;            /* where bytes begin in the file: not 0 inside a listing */
    uint32_t line, column;      /* the place there, from 1 */
    enum vsd_interest interest; /* what the sink said to its head */
    const char *failure;        /* why it could not be read; NULL: it could */
    enum vssdoc_status status;  /* the kind of that failure */
};

enum vsd_place { VSD_FOLDER, VSD_ARCHIVE };

/* Who receives what a walk finds. Any status but VSSDOC_OK ends the walk with it. */
struct vsd_sink {
    void *context;
    /* Asked with the first bytes of each file. */
    enum vsd_interest (*look)(void *context, const char *path, const unsigned char *head,
                              size_t size);
    enum vssdoc_status (*item)(void *context, const struct vsd_item *item);
    /* A folder or archive begins; its files come before the folders and archives inside it, save
     * that an archive's members come in their own order, folders being parts of their paths. */
    enum vssdoc_status (*enter)(void *context, const char *path, enum vsd_place place);
    enum vssdoc_status (*leave)(void *context);
};

enum vsd_operand { VSD_OPERAND_FILE, VSD_OPERAND_PLACE, VSD_OPERAND_MISSING };

/* Whether an operand is a plain file or a place that holds files (a folder, an archive). */
enum vsd_operand vsd_source_kind(const char *operand);

/* Walks one operand. What cannot be read is an item with a failure; only the sink's own status and
 * a lack of memory end the walk. */
enum vssdoc_status vsd_source_walk(const char *operand, const struct vssdoc_limits *limits,
                                   const struct vsd_sink *sink);

/* The same for bytes in memory. */
enum vssdoc_status vsd_source_walk_memory(const void *bytes, size_t size,
                                          const struct vssdoc_limits *limits,
                                          const struct vsd_sink *sink);

#endif
