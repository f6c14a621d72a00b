// Made by train/coref.py: what each Feature counts for in ranking the antecedents of a pronoun. Do not edit.
#pragma once

#include "people/discourse.h"

namespace onrecord::people {

inline constexpr Features pronoun_weights = {
    1.4135F,  // distance_0
    0.5509F,  // distance_1
    -0.3685F,  // distance_2
    -0.8728F,  // distance_3
    -2.3827F,  // distance_more
    0.3011F,  // subject_here
    0.7043F,  // subject_before
    0.1717F,  // subject_earlier
    -0.3553F,  // oblique
    0.1129F,  // possessive
    -0.0264F,  // by_name
    0.1835F,  // by_description
    -0.0830F,  // by_subject_pronoun
    -0.3498F,  // by_object_pronoun
    -0.6166F,  // speaker_last
    -0.2819F,  // quoted_there
    0.1657F,  // quoted_both
    -0.1657F,  // quoted_here
    -1.1915F,  // in_own_content
    0.7056F,  // same_paragraph
    0.0165F,  // heads_paragraph
    0.1567F,  // heads_previous_paragraph
    0.1884F,  // previous_speaker
    0.6399F,  // previous_speaker_of_source
    0.1634F,  // speaker_before_previous
    0.3880F,  // gender_agrees
    -0.3574F,  // gender_unknown
    0.3905F,  // frequency
    0.2285F,  // speaking_frequency
    0.5616F,  // rank_0
    0.6492F,  // rank_1
    0.2765F,  // rank_2
    -0.7629F,  // type_unknown
    0.0489F,  // first_of_document
    -0.0578F,  // subject_of_object
    0.7758F,  // number_agrees
    0.1717F,  // source_and_subject
    -0.2493F,  // unknown_beside_known
};

}  // namespace onrecord::people
