/* Writers that more than one part of the program treats in their own way. */
#ifndef VSD_MODEL_WRITER_IDS_H
#define VSD_MODEL_WRITER_IDS_H

#include <vssdoc.h>

#define VSD_ASR_WRITER "be000cbe-11fe-4426-9c58-531aa6355fc4"
#define VSD_NTDS_WRITER "b2014c9e-8711-4c5c-a5a9-3cf384484757"
#define VSD_SQL_WRITER "a65faa63-5ea8-4ebc-9dbd-a0c4db26912a"
#define VSD_HYPERV_WRITER "66841cd4-6ded-4f4b-8f17-fd23f8ddc3de"
#define VSD_EXCHANGE_WRITER "76fe1ac4-15f7-4bcd-987e-8e1acb462fb7"
#define VSD_CLUSTER_WRITER "41e12264-35d8-479b-8e5c-9b23d1dad37e"
#define VSD_CSV_WRITER "1072ae1c-e5a7-4ea1-9e4a-6f7964656570"

bool vsd_is_writer(const struct vssdoc_guid *id, const char *known);

#endif
