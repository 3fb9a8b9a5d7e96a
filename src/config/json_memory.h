/* Memory for jansson, whose lexer goes on with a piece of text less when an allocation fails, and may read
 * behind its end. From the first one that fails it is served from a reserve; what comes of it is dropped. */
#ifndef VSD_CONFIG_JSON_MEMORY_H
#define VSD_CONFIG_JSON_MEMORY_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

/* json_loadb(): NULL with *no_memory set when there was not enough. most is what the values may take. */
json_t *vsd_json_load(const char *text, size_t size, uint64_t most, size_t flags, bool *no_memory,
                      json_error_t *why);

#endif
