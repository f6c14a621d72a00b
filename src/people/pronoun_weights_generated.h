// Made by train/coref.py: what each Feature counts for in ranking the antecedents of a pronoun. Do not edit.
#pragma once

#include "people/discourse.h"

namespace onrecord::people {

inline constexpr Features pronoun_weights = {
    1.5528F,  // distance_0
    0.5238F,  // distance_1
    -0.2902F,  // distance_2
    -0.7718F,  // distance_3
    -2.3933F,  // distance_more
    0.4199F,  // subject_here
    0.6377F,  // subject_before
    0.3243F,  // subject_earlier
    -0.3241F,  // oblique
    0.1118F,  // possessive
    -0.0566F,  // by_name
    0.2812F,  // by_description
    -0.1378F,  // by_subject_pronoun
    -0.2797F,  // by_object_pronoun
    -0.7419F,  // speaker_last
    -0.3118F,  // quoted_there
    0.0260F,  // quoted_both
    -0.0260F,  // quoted_here
    -1.2231F,  // in_own_content
    0.8070F,  // same_paragraph
    0.1032F,  // heads_paragraph
    0.0526F,  // heads_previous_paragraph
    0.1930F,  // previous_speaker
    0.5599F,  // previous_speaker_of_source
    0.1290F,  // speaker_before_previous
    0.3586F,  // gender_agrees
    -0.3624F,  // gender_unknown
    0.3135F,  // frequency
    0.2871F,  // speaking_frequency
    0.6046F,  // rank_0
    0.6095F,  // rank_1
    0.4944F,  // rank_2
    -0.7095F,  // type_unknown
    0.0480F,  // first_of_document
    -0.1261F,  // subject_of_object
    0.7535F,  // number_agrees
    0.3084F,  // source_and_subject
    -0.1411F,  // unknown_beside_known
};

}  // namespace onrecord::people
