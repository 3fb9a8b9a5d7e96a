/* The JSON Schemas that are compiled into the library. */
#include <string.h>

#include <vssdoc.h>

#include "base/embedded.h"

const char *vssdoc_json_schema(const char *name)
{
    const struct vsd_embedded *schema = vsd_json_schemas;
    while (schema->name != NULL && strcmp(schema->name, name) != 0)
        schema++;
    return (const char *)schema->data;
}

const char *vssdoc_json_schema_name(size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (vsd_json_schemas[i].name == NULL)
            return NULL;
    return vsd_json_schemas[index].name;
}
