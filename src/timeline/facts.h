/* What the documents hold that proves a step of a backup or restore. */
#ifndef VSD_TIMELINE_FACTS_H
#define VSD_TIMELINE_FACTS_H

#include <vssdoc.h>

/* In the order of the phases that they prove. */
enum vsd_fact {
    VSD_FACT_WMD,
    VSD_FACT_STATE,
    VSD_FACT_COMPONENT,
    VSD_FACT_SET_ID,
    VSD_FACT_OPTIONS,
    VSD_FACT_PREVIOUS_STAMP,
    VSD_FACT_STAMP, /* P1 */
    VSD_FACT_METADATA,
    VSD_FACT_PARTIAL,
    VSD_FACT_DIFFERENCED,
    VSD_FACT_PREPARE_MESSAGE,
    VSD_FACT_POST_SNAPSHOT_MESSAGE,
    VSD_FACT_COMPONENT_FAILURE,
    VSD_FACT_SHADOW_COPY,
    VSD_FACT_CREATED,
    VSD_FACT_MANIFEST,
    VSD_FACT_TRANSPORTABLE, /* P1t */
    VSD_FACT_DISKS,
    VSD_FACT_SAVED,     /* the BCD of a transportable set: no phase */
    VSD_FACT_CONTEXT,   /* other than that of backups: no phase */
    VSD_FACT_IMPORTED,  /* P1 */
    VSD_FACT_SUCCEEDED, /* P2 */
    VSD_FACT_NOT_SUCCEEDED,
    VSD_FACT_FROM_COPIES,  /* both an outcome and a shadow copy set */
    VSD_FACT_RESTORE_TYPE, /* P3 */
    VSD_FACT_SELECTED,
    VSD_FACT_SUBCOMPONENT,
    VSD_FACT_RESTORE_OPTIONS,
    VSD_FACT_NEW_TARGET,
    VSD_FACT_ADDITIONAL,
    VSD_FACT_RESTORE_NAME,
    VSD_FACT_AUTHORITATIVE,
    VSD_FACT_ROLL_FORWARD,
    VSD_FACT_TARGET, /* P4 */
    VSD_FACT_DIRECTED,
    VSD_FACT_RESTORE_METADATA,
    VSD_FACT_PRE_RESTORE_MESSAGE,
    VSD_FACT_MAPPING, /* P5 */
    VSD_FACT_RANGES_FILE,
    VSD_FACT_STATUS,
    VSD_FACT_POST_RESTORE_MESSAGE, /* P6 */
    VSD_FACTS
};

#define VSD_BIT(fact) (UINT64_C(1) << (fact))

/* The phases of a saved BCD, earliest first. */
enum vsd_phase { VSD_P0, VSD_P1, VSD_P1T, VSD_P2, VSD_P3, VSD_P4, VSD_P5, VSD_P6, VSD_PHASES };

struct vsd_fact_row {
    const char *what; /* one of it */
    const char *many;
    const char *property; /* its key in our JSON */
    enum vsd_phase phase; /* that it proves at least; VSD_P0: none */
    const char *source;
};
extern const struct vsd_fact_row vsd_fact_rows[VSD_FACTS];

struct vsd_fact_count {
    size_t n;
    const struct vssdoc_element *first;
    const struct vssdoc_document *document;
    bool inferred; /* the first one's name or spelling */
};
struct vsd_facts {
    struct vsd_fact_count of[VSD_FACTS];
    uint64_t mask; /* of those that there are any of */
};

/* Of a whole capture; of one entry of its BCD alone. */
void vsd_facts_of_capture(const struct vssdoc_capture *capture, struct vsd_facts *facts);
void vsd_facts_of_entry(const struct vssdoc_writer_components *entry,
                        const struct vssdoc_document *document, struct vsd_facts *facts);

#endif
