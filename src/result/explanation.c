#include "result/explanation.h"

struct vsd_topic *vsd_topic_add(struct vsd_explanation *explanation, enum vsd_topic_kind kind)
{
    struct vsd_topic *topic = vsd_arena_alloc(&explanation->arena, sizeof *topic);
    if (topic == NULL) {
        explanation->no_memory = true;
        return NULL;
    }
    topic->kind = kind;
    *explanation->last = topic;
    explanation->last = &topic->next;
    return topic;
}
