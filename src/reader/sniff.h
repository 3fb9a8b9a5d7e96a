/* What a file is, from its first bytes: by root element, never by file name. */
#ifndef VSD_READER_SNIFF_H
#define VSD_READER_SNIFF_H

#include <vssdoc.h>

enum vsd_sniffed {
    VSD_SNIFFED_VSS,     /* begins like a WMD or BCD, or like a manifest */
    VSD_SNIFFED_LISTING, /* text of "vshadow -wm3" */
    VSD_SNIFFED_UNSURE,  /* XML whose root is not among the first bytes */
    VSD_SNIFFED_OTHER    /* anything else; the reason tells what */
};

/* *kind is what it begins like, VSSDOC_OTHER when that is not clear. reason is set for
 * VSD_SNIFFED_OTHER. */
enum vsd_sniffed vsd_sniff(const unsigned char *head, size_t size, enum vssdoc_document_kind *kind,
                           char *reason, size_t room);

/* Why a root element begins no document of ours, for a note: "not a VSS document: …". */
void vsd_root_reason(const char *local_name, char *reason, size_t room);

/* Which document a root element begins; VSSDOC_OTHER when it is none of ours. */
enum vssdoc_document_kind vsd_root_kind(const char *local_name);

/* Takes the root's name out of such a reason, but not what it looks like. */
void vsd_hide_root(char *reason);

#endif
