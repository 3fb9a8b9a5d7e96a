/* A capture while it is added to the database. */
#ifndef VSD_FLEET_ADDING_H
#define VSD_FLEET_ADDING_H

#include "fleet/fleet.h"

/* ok stays false after the first failure, and nothing more is done. */
struct vsd_adding {
    struct vssdoc_fleet *fleet;
    const struct vssdoc_fleet_capture *given;
    struct vsd_arena arena;
    bool ok;
    sqlite3_stmt *at; /* whose values are being set, */
    int n;            /* and how many were */
    int64_t capture;
    size_t next; /* of the selection's components: mostly the one that is looked for */
};

/* ---- statements ---- (statements.c) */

/* Begins one; its values follow in their order. */
void vsd_sql_start(struct vsd_adding *adding, enum vsd_fleet_statement which);
void vsd_sql_text(struct vsd_adding *adding, const char *text);
void vsd_sql_bytes(struct vsd_adding *adding, const unsigned char *bytes, int size);
void vsd_sql_id(struct vsd_adding *adding, int64_t id);
/* What the document does not hold, or holds in a way that was not understood, is NULL. */
void vsd_sql_number(struct vsd_adding *adding, int64_t number);
void vsd_sql_constant(struct vsd_adding *adding, enum vssdoc_enumeration_id id, int64_t value);
void vsd_sql_guid(struct vsd_adding *adding, const struct vssdoc_guid *guid);
/* Then it is run; the id of the row that it inserts, or the one that it finds: 0 when it finds
 * none. */
void vsd_sql_run(struct vsd_adding *adding);
int64_t vsd_sql_insert(struct vsd_adding *adding);
int64_t vsd_sql_look_up(struct vsd_adding *adding);
/* All of that, of one without values. */
void vsd_sql_simply(struct vsd_adding *adding, enum vsd_fleet_statement which);

/* ---- parts of a capture ---- */

/* The list that a component's file sets are kept in, new or from another machine. (add_lists.c) */
int64_t vsd_list_of(struct vsd_adding *adding, const struct vssdoc_component *component);
/* A writer with its components; one that only the BCD knows. (add_writers.c) */
void vsd_add_writer(struct vsd_adding *adding, const struct vssdoc_writer *w);
void vsd_add_entry(struct vsd_adding *adding, const struct vssdoc_writer_components *e);

#endif
