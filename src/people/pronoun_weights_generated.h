// Made by train/coref.py: what each Feature counts for in ranking the antecedents of a pronoun. Do not edit.
#pragma once

#include "people/discourse.h"

namespace onrecord::people {

inline constexpr Features pronoun_weights = {
    1.6344F,  // distance_0
    0.6831F,  // distance_1
    -0.1400F,  // distance_2
    -0.6452F,  // distance_3
    -2.3152F,  // distance_more
    0.4859F,  // subject_here
    0.6331F,  // subject_before
    0.2912F,  // subject_earlier
    -0.3498F,  // oblique
    0.0985F,  // possessive
    0.1348F,  // by_name
    0.1116F,  // by_description
    -0.1309F,  // by_subject_pronoun
    -0.1385F,  // by_object_pronoun
    -0.2770F,  // speaker_last
    -0.3029F,  // quoted_there
    0.0578F,  // quoted_both
    -0.0578F,  // quoted_here
    -1.1616F,  // in_own_content
    0.8173F,  // same_paragraph
    0.1419F,  // heads_paragraph
    0.0856F,  // heads_previous_paragraph
    0.2468F,  // previous_speaker
    0.5800F,  // previous_speaker_of_source
    0.1416F,  // speaker_before_previous
    0.3825F,  // gender_agrees
    -0.3870F,  // gender_unknown
    0.3007F,  // frequency
    0.2591F,  // speaking_frequency
    0.5732F,  // rank_0
    0.6936F,  // rank_1
    0.3376F,  // rank_2
    -0.6994F,  // type_unknown
    0.0939F,  // first_of_document
    -0.0584F,  // subject_of_object
    0.4229F,  // number_agrees
    0.4275F,  // source_and_subject
    -0.1705F,  // unknown_beside_known
};

}  // namespace onrecord::people
