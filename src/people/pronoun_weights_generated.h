// Made by train/coref.py: what each Feature counts for in ranking the antecedents of a pronoun. Do not edit.
#pragma once

#include "people/discourse.h"

namespace onrecord::people {

inline constexpr Features pronoun_weights = {
    1.4662F,  // distance_0
    0.5467F,  // distance_1
    -0.3326F,  // distance_2
    -0.7861F,  // distance_3
    -2.6598F,  // distance_more
    0.4157F,  // subject_here
    0.5865F,  // subject_before
    0.1045F,  // subject_earlier
    -0.3325F,  // oblique
    0.1087F,  // possessive
    0.0443F,  // by_name
    -1.9305F,  // by_description
    0.0628F,  // by_subject_pronoun
    -0.0945F,  // by_object_pronoun
    -0.3161F,  // speaker_last
    -0.3327F,  // quoted_there
    0.3112F,  // quoted_both
    -0.3112F,  // quoted_here
    -1.1997F,  // in_own_content
    0.5555F,  // same_paragraph
    0.2333F,  // heads_paragraph
    -0.0439F,  // heads_previous_paragraph
    0.1203F,  // previous_speaker
    0.9644F,  // previous_speaker_of_source
    0.0985F,  // speaker_before_previous
    0.4988F,  // gender_agrees
    -0.5167F,  // gender_unknown
    0.3582F,  // frequency
    0.4680F,  // speaking_frequency
    0.4801F,  // rank_0
    0.4694F,  // rank_1
    0.2938F,  // rank_2
    -0.6195F,  // type_unknown
    0.1112F,  // first_of_document
    -0.1483F,  // subject_of_object
    -1.0579F,  // number_agrees
    0.2044F,  // source_and_subject
};

}  // namespace onrecord::people
