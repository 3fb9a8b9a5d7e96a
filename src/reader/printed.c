#include "reader/printed.h"

#include <stdio.h>
#include <string.h>


static const struct {
    const char *mark; /* stands in what it prints first */
    const char *what;
} rows[] = {
    {"vssadmin 1.",
     "vssadmin prints no metadata; vshadow -wm3 does, and DiskShadow saves it (SET METADATA)"},
    {"DiskShadow version", "a log of DiskShadow; the metadata is in the CAB that SET METADATA names"},
    {"VSHADOW.EXE", "VShadow prints metadata with -wm3 alone, and saves the BCD with -bc"},
};

bool vsd_is_printed(const char *text, size_t length, char *reason, size_t room)
{
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (memmem(text, length, rows[i].mark, strlen(rows[i].mark)) != NULL) {
            (void)snprintf(reason, room, "not a VSS document: %s", rows[i].what);
            return true;
        }
    return false;
}
