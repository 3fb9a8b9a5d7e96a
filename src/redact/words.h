#ifndef VSD_REDACT_WORDS_H
#define VSD_REDACT_WORDS_H

/* Why something stays as it is. */
enum vsd_known {
    VSD_KNOWN_ROOT = 1,     /* a folder at the root of a volume */
    VSD_KNOWN_FOLDER = 2,   /* a folder below known ones */
    VSD_KNOWN_FILE = 4,     /* a file, wherever it is */
    VSD_KNOWN_ENDING = 8,   /* of a file's name */
    VSD_KNOWN_PHRASE = 16,  /* a name of a writer, component, service; a key of an option */
    VSD_KNOWN_NUMBERED = 32 /* with a number behind it: "harddisk" */
};
struct vsd_known_list {
    enum vsd_known why;
    const char *items; /* '|' between them */
};
/* items is NULL in the last one. Names of known writers and their services come on top. */
extern const struct vsd_known_list vsd_known_lists[];

#endif
